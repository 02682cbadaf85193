// Joins facts and a pack into the grounds a rule may look at, on one day.
import {
  standingOn,
  type FactDescription,
  type Facts,
  type Grounds,
  type ParameterReading,
  type Words,
} from '@huanju/engines/rules'
import type { Day } from '@huanju/quantities'
import { catalogueOf, citationOf } from './pack.ts'
import type { CatalogueName, PolicyPack } from './types.ts'

/** The grounds for judging on a day: these facts, under the policy of this pack. */
export function groundsFor(pack: PolicyPack, facts: Facts, on: Day = pack.day): Grounds {
  return {
    on,
    facts,
    describe: (id) => describeFact(pack, id),
    parameter: (id) => readParameter(pack, id, on),
  }
}

/** What the policy says of a fact; a fact that no catalogue lists is an error. */
export function describeFact(pack: PolicyPack, id: string): FactDescription {
  return remembered(descriptions, pack, id, () => description(pack, id))
}

/** A parameter as it stands on a day; an id the pack does not know reads as a gap. */
export function readParameter(pack: PolicyPack, id: string, on: Day = pack.day): ParameterReading {
  return remembered(readings, pack, `${on} ${id}`, () => reading(pack, id, on))
}

type Memory<T> = WeakMap<PolicyPack['catalogues'], Map<string, T>>
const descriptions: Memory<FactDescription> = new WeakMap()
const readings: Memory<ParameterReading> = new WeakMap()

/** A pack never changes, and its days share one content: judging a whole city asks the same thing often. */
function remembered<T>(memory: Memory<T>, pack: PolicyPack, key: string, read: () => T): T {
  const known = memory.get(pack.catalogues) ?? new Map<string, T>()
  memory.set(pack.catalogues, known)
  const value = known.get(key) ?? read()
  known.set(key, value)
  return value
}

function description(pack: PolicyPack, id: string): FactDescription {
  const entry = pack.catalogues.facts[id]
  if (!entry) throw new RangeError(`政策的事实目录中没有：${id} / not in the catalogue of facts`)
  const provedBy = entry.provedBy.flatMap((kind) => {
    const title = pack.catalogues['evidence-kinds'][kind]?.title
    return title ? [{ id: kind, title }] : []
  })
  return {
    id,
    label: entry.title,
    kind: entry.kind,
    values: titlesOf(pack, entry.wordsFrom),
    needsProof: entry.needsProof,
    provedBy,
    broughtBy: entry.broughtBy,
  }
}

function reading(pack: PolicyPack, id: string, on: Day): ParameterReading {
  const parameter = pack.parameters[id]
  if (!parameter) return { ...gap, id, label: { zh: id, en: id } }
  const { title: label, unit: kind, doubts, wordsFrom } = parameter
  const described = { ...gap, id, label, kind, doubts, values: titlesOf(pack, wordsFrom) }
  const standing = standingOn(parameter.values, on)
  if (!standing) return described
  const { value, including, from, basis } = standing
  return { ...described, value, including, from, basis, citation: citationOf(pack, standing.citation) }
}

/** What is read where nothing stands. */
const gap = {
  kind: 'structure',
  values: {},
  value: null,
  including: true,
  from: null,
  citation: null,
  basis: 'official',
  doubts: [],
} as const

function titlesOf(pack: PolicyPack, name: CatalogueName | null): Record<string, Words> {
  if (name === null) return {}
  return Object.fromEntries(Object.entries(catalogueOf(pack, name)).map(([id, entry]) => [id, entry.title]))
}
