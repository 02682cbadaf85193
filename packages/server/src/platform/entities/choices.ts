// The entries of the policy's catalogues as choices, and its lists of codes, made once for each pack.
import type { Option } from '@huanju/engines/tables'
import { catalogueOf, valueOf, type PolicyPack } from '@huanju/policy'
import { z } from 'zod'

const known = new WeakMap<PolicyPack['catalogues'], Map<string, readonly Option[]>>()

/** Reads catalogues of a pack as choices. */
export function choicesIn(pack: PolicyPack): (catalogue: string) => readonly Option[] {
  const kept = known.get(pack.catalogues) ?? new Map<string, readonly Option[]>()
  known.set(pack.catalogues, kept)
  return (name) => {
    const options = kept.get(name) ?? Object.entries(catalogueOf(pack, name)).map(([id, { title }]) => ({ id, title }))
    kept.set(name, options)
    return options
  }
}

const listed = new WeakMap<PolicyPack['parameters'], Map<string, ReadonlySet<string>>>()
const endingsByHead = z.record(z.string(), z.string())

/** Reads lists of codes of a pack, which are kept by head: `1101: '05 14'` is 110105 and 110114. */
export function codesIn(pack: PolicyPack): (list: string) => ReadonlySet<string> {
  const kept = listed.get(pack.parameters) ?? new Map<string, ReadonlySet<string>>()
  listed.set(pack.parameters, kept)
  return (name) => {
    const codes = kept.get(name) ?? new Set(codesOf(endingsByHead.parse(valueOf(pack, name))))
    kept.set(name, codes)
    return codes
  }
}

function codesOf(endings: Readonly<Record<string, string>>): string[] {
  return Object.entries(endings).flatMap(([head, tails]) => tails.split(' ').map((tail) => head + tail))
}
