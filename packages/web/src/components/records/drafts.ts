// Drafts on this device: what differs from the stored record, with its version; never personal data that is sealed.
import { fieldsOf, type Entity } from '@huanju/engines/entities'
import { z } from 'zod'
import type { Kept } from './form-state.ts'

/** A kept draft. */
export interface Draft {
  /** The version of the record it changes; null for a new record. */
  readonly version: number | null
  readonly keptAt: string
  readonly entries: Readonly<Record<string, Kept>>
}

/** Where the draft of a form is kept: by person, kind of record, and record or what a new one belongs to. */
export function draftKey(login: string, { one }: Entity, id: string): string {
  return `huanju.draft.${login}.${one}.${id}`
}

const said = z.object({ zh: z.string(), en: z.string() })
const entry = z.object({
  value: z.unknown(),
  typed: z.array(z.string()).optional(),
  fault: said.optional(),
  absence: z.enum(['none', 'inapplicable']).optional(),
})
const shape = z.object({
  version: z.number().nullable(),
  keptAt: z.string(),
  entries: z.record(z.string(), z.object({ entry, base: entry })),
})

/** Keeps a draft; what is sealed stays out. */
export function keepDraft(key: string, one: Entity, draft: Draft): void {
  const sealed = fieldsOf(one).flatMap(([id, { kind }]) => (kind === 'sealed' ? [id] : []))
  const entries = Object.entries(draft.entries).filter(([id]) => !sealed.includes(id))
  localStorage.setItem(key, writeDraft({ ...draft, entries: Object.fromEntries(entries) }))
}

/** The draft under a key; null where there is none, or none that this version can read. */
export function draftAt(key: string): Draft | null {
  const text = localStorage.getItem(key)
  return text === null ? null : readDraft(text)
}

/** Gives a draft up. */
export function dropDraft(key: string): void {
  localStorage.removeItem(key)
}

/** A draft as text: amounts keep every digit. */
function writeDraft(draft: Draft): string {
  return JSON.stringify(draft, (_, value: unknown) =>
    typeof value === 'bigint' ? { digits: value.toString() } : value,
  )
}

/** Reads a draft back. */
function readDraft(text: string): Draft | null {
  try {
    const given: unknown = JSON.parse(text, (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'digits' in value ? BigInt(String(value.digits)) : value,
    )
    return shape.parse(given)
  } catch {
    // Written by another version of the product, or by hand: no draft that could be restored.
    return null
  }
}
