// The state of a form: entries by field, what is wrong with each, what differs from what is stored. No screen in here.
import { checkValues, keptIn, type CheckContext, type Entity, type Field } from '@huanju/engines/entities'
import type { CallFinding } from '../../app/call.ts'
import type { Words } from '../../app/words.tsx'
import { blankEntry, differs, entryOf, isBlank, valueOf, type Entry, type Values } from './entry.ts'

const placeFields = ['countyId', 'subdistrictId', 'neighbourhoodId'] as const

/** What a field shows: its contents, what is wrong or odd, and what somebody else made of it meanwhile. */
export interface FieldView {
  readonly entry: Entry
  readonly finding?: Words | undefined
  readonly warning?: Words | undefined
  readonly theirs?: Entry | undefined
}

/** What the form as a whole shows. */
export interface FormView {
  readonly isChanged: boolean
  /** Fields that somebody else changed too. */
  readonly contested: readonly string[]
  /** Where the server found something that belongs to no field here. */
  readonly stray: readonly string[]
}

/** A changed field as a draft keeps it: what was typed, and what was stored then. */
export interface Kept {
  readonly entry: Entry
  readonly base: Entry
}

const nothing: FieldView = { entry: { value: null } }

interface Opening {
  readonly entity: Entity
  /** The fields that the person may see. */
  readonly fields: readonly (readonly [string, Field])[]
  readonly context: CheckContext
  readonly record: Values | null
  /** What a new record starts with. */
  readonly presets?: Readonly<Record<string, Entry>>
}

/** The state of one form. */
export class FormState {
  readonly #opening: Opening
  #base: Map<string, Entry>
  #entries: Map<string, Entry>
  #theirs = new Map<string, Entry>()
  #refused = new Map<string, Words>()
  #stray: readonly string[] = []
  #left = new Set<string>()
  #isTried = false
  #views = new Map<string, FieldView>()
  #form: FormView = { isChanged: false, contested: [], stray: [] }
  #listeners = new Set<() => void>()
  #version: number | undefined

  constructor(opening: Opening) {
    this.#opening = opening
    this.#base = this.#stored(opening.record)
    this.#entries = new Map(this.#base)
    this.#version = versionOf(opening.record)
    this.#tell()
  }

  /** Calls back on every change; gives the way to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What a field shows; the same object as long as nothing about it changed. */
  view(id: string): FieldView {
    return this.#views.get(id) ?? nothing
  }

  /** What the form as a whole shows. */
  readonly form = (): FormView => this.#form

  /** Takes what was entered. */
  set(id: string, entry: Entry): void {
    const before = this.#entries.get(id)
    this.#entries.set(id, entry)
    this.#refused.delete(id)
    if (before?.value !== entry.value) this.#dropDependents(id)
    this.#tell()
  }

  /** What a field is called. */
  titleOf(id: string): Words {
    return this.#opening.entity.fields[id]?.title ?? { zh: '', en: '' }
  }

  /** A field was left: from now on it says when it is missing. */
  leave(id: string): void {
    if (this.#left.has(id)) return
    this.#left.add(id)
    this.#tell()
  }

  /** Before saving: from now on everything wrong is said; whether nothing is. */
  try(): boolean {
    this.#isTried = true
    this.#tell()
    return this.wrongCount() === 0
  }

  /** How many fields are marked as wrong. */
  wrongCount(): number {
    return [...this.#views.values()].filter(({ finding }) => finding).length
  }

  /** Takes what the server found; `rows.3.door` and `position.longitude` belong to the field they begin with. */
  refuse(findings: readonly CallFinding[]): void {
    const own = (field: string) =>
      field.split('.').find((part) => this.#entries.has(part) && part !== 'absences') ?? null
    this.#refused = new Map(
      findings.flatMap(({ field, message }) => {
        const id = own(field)
        return id === null ? [] : [[id, message] as const]
      }),
    )
    this.#stray = findings.filter(({ field }) => own(field) === null).map(({ field }) => field)
    this.#tell()
  }

  /** Values by field as checks read them. */
  values(): Values {
    const own = [...this.#entries].map(([id, entry]) => [id, valueOf(entry)] as const)
    const absent = [...this.#entries].flatMap(([id, { absence }]) => (absence ? [[id, absence] as const] : []))
    return { ...Object.fromEntries(own), absences: Object.fromEntries(absent) }
  }

  /** What is sent: every field, hidden ones as unknown, kept personal data left out, and the version. */
  body(): Values {
    const { entity } = this.#opening
    const hidden = Object.entries(entity.fields)
      .filter(([id, { kind }]) => !this.#entries.has(id) && kind !== 'sealed')
      .map(([id, field]) => [id, blankEntry(field).value] as const)
    const { absences, ...values } = this.values()
    const canBeAbsent = Object.values(entity.fields).some(({ mayBe }) => mayBe)
    return {
      ...Object.fromEntries(hidden),
      ...values,
      ...(canBeAbsent && { absences }),
      ...(this.#version !== undefined && { version: this.#version }),
    }
  }

  /** What differs from the stored record, with what was stored: for a draft. */
  kept(): Readonly<Record<string, Kept>> {
    const changed = [...this.#entries].flatMap(([id, entry]) => {
      const base = this.#base.get(id)
      return base && differs(entry, base) ? [[id, { entry, base }] as const] : []
    })
    return Object.fromEntries(changed)
  }

  /** The version that is being changed; undefined for a new record. */
  get version(): number | undefined {
    return this.#version
  }

  /** Puts back what a draft kept; where the record was changed meanwhile, both are shown. */
  restore(kept: Readonly<Record<string, Kept>>): void {
    for (const [id, { entry, base }] of Object.entries(kept)) {
      const stored = this.#base.get(id)
      if (!stored) continue
      this.#entries.set(id, entry)
      if (differs(stored, base) && differs(stored, entry)) this.#theirs.set(id, stored)
    }
    this.#tell()
  }

  /** Takes the latest record as what is stored: what was typed stays, everything else becomes as stored. */
  rebase(record: Values): void {
    const latest = this.#stored(record)
    for (const [id, stored] of latest) {
      const [entry, base] = [this.#entries.get(id), this.#base.get(id)]
      if (!entry || !base || !differs(entry, base)) this.#entries.set(id, stored)
      else if (differs(stored, base) && differs(stored, entry)) this.#theirs.set(id, stored)
    }
    this.#base = latest
    this.#version = versionOf(record)
    this.#refused.clear()
    this.#tell()
  }

  /** Takes what somebody else stored in a field, or holds on to one's own. */
  settle(id: string, whose: 'theirs' | 'mine'): void {
    const theirs = this.#theirs.get(id)
    this.#theirs.delete(id)
    if (theirs && whose === 'theirs') this.#entries.set(id, theirs)
    this.#tell()
  }

  /** Back to what is stored. */
  reset(): void {
    this.#entries = new Map(this.#base)
    this.#theirs.clear()
    this.#refused.clear()
    this.#left.clear()
    this.#isTried = false
    this.#tell()
  }

  // What was chosen within another record is no longer right once that record is another.
  #dropDependents(of: string): void {
    for (const [id, field] of this.#opening.fields) {
      if (field.of !== of) continue
      this.#entries.set(id, blankEntry(field))
      this.#refused.delete(id)
    }
  }

  #stored(record: Values | null): Map<string, Entry> {
    const { entity, fields, presets = {} } = this.#opening
    const blank = (id: string, entry: Entry) => (record === null ? (presets[id] ?? entry) : entry)
    const place = entity.placed.by === 'place' ? placeFields : []
    return new Map([
      ...place.map((id) => [id, blank(id, { value: record?.[id] ?? null })] as const),
      ...fields.map(([id, field]) => [id, record ? entryOf(id, field, record) : blank(id, blankEntry(field))] as const),
    ])
  }

  // What is missing is said once a field was left or saving was tried; what is wrong, at once.
  #tell(): void {
    const found = this.#found()
    const isSaid = (id: string, entry: Entry) => this.#isTried || this.#left.has(id) || !isBlank(entry)
    for (const [id, entry] of this.#entries) {
      const { finding, warning } = found.get(id) ?? {}
      const next = {
        entry,
        finding: this.#refused.get(id) ?? (isSaid(id, entry) ? finding : undefined),
        warning,
        theirs: this.#theirs.get(id),
      }
      if (!isSameView(this.#views.get(id), next)) this.#views.set(id, next)
    }
    this.#form = {
      isChanged: Object.keys(this.kept()).length > 0,
      contested: [...this.#theirs.keys()],
      stray: this.#stray,
    }
    for (const listener of this.#listeners) listener()
  }

  #found(): Map<string, Omit<FieldView, 'entry'>> {
    const { entity, record } = this.#opening
    const values = this.#checkable()
    const context = { ...this.#opening.context, kept: record ? keptIn(entity, record, values) : [] }
    const found = new Map<string, { finding?: Words; warning?: Words }>()
    for (const [id, { fault }] of this.#entries) if (fault) found.set(id, { finding: fault })
    const own = checkValues({ ...entity, check: () => [] }, values, context)
    // Across fields it is checked as soon as nothing required is missing, so that one wrong field hides no other.
    const isWhole = Object.entries(entity.fields).every(([id, { isRequired }]) => !isRequired || values[id] !== null)
    const across = isWhole ? entity.check(values, context.today) : []
    for (const { column, severity, message } of [...own, ...across]) {
      const part = severity === 'error' ? 'finding' : 'warning'
      found.set(column, { [part]: message, ...found.get(column) })
    }
    return found
  }

  // Nothing chosen of several is as if nothing was said, where something must be.
  #checkable(): Values {
    const values = this.values()
    return Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, Array.isArray(value) && value.length === 0 ? null : value]),
    )
  }
}

function versionOf(record: Values | null): number | undefined {
  const version = record?.['version']
  return typeof version === 'number' ? version : undefined
}

function isSameView(a: FieldView | undefined, b: FieldView): boolean {
  const same = (x: Words | undefined, y: Words | undefined) => x?.zh === y?.zh && x?.en === y?.en
  return (
    a !== undefined &&
    a.entry === b.entry &&
    same(a.finding, b.finding) &&
    same(a.warning, b.warning) &&
    a.theirs === b.theirs
  )
}
