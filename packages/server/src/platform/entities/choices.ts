// The entries of the policy's catalogues as choices, made once for each pack.
import type { Option } from '@huanju/engines/tables'
import { catalogueOf, type PolicyPack } from '@huanju/policy'

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
