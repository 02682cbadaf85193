// The policy of one place: its own folder laid over those above it, frozen, hashed, ready to be stored or sent.
import { standingOn, type Citation, type Plain } from '@huanju/engines/rules'
import type { Day } from '@huanju/quantities'
import { canonicalJson } from './canonical.ts'
import { sha256 } from './sha256.ts'
import type {
  AuthorityFolder,
  Catalogues,
  CitationRef,
  DatedValue,
  Duty,
  DutyHolder,
  Parameter,
  PolicyDocument,
  PolicyLibrary,
  PolicyPack,
} from './types.ts'

/** Makes the pack of a place for a day; a place without a folder is an error. The hash does not depend on the day. */
export function packFor(library: PolicyLibrary, { place, day }: { place: string; day: Day }): PolicyPack {
  const cached = contents.get(library)?.get(place)
  const content = cached ?? contentOf(library, place)
  if (!cached) contents.set(library, new Map(contents.get(library)).set(place, content))
  return Object.freeze({ ...content, day })
}

/** The folders of a place from the highest authority down to its own. */
export function foldersOf(library: PolicyLibrary, place: string): AuthorityFolder[] {
  const folder = library.folders[place]
  if (!folder) throw new RangeError(`没有这个地方的政策文件夹：${place} / no policy folder for this place`)
  const { parent } = folder.authority
  return [...(parent === null ? [] : foldersOf(library, parent)), folder]
}

/** Whether a pack's hash is that of its content; a pack from elsewhere is checked before it is relied on. */
export function isIntact(pack: PolicyPack): boolean {
  return hashOf(pack) === pack.hash
}

/** A parameter's standing value on a day (the pack's own day unless given); null where none stands. */
export function parameterOn(pack: PolicyPack, id: string, on: Day = pack.day): DatedValue | null {
  const parameter = pack.parameters[id]
  return parameter ? standingOn(parameter.values, on) : null
}

/** A parameter by id; an id the pack does not know is an error. */
export function getParameter(pack: PolicyPack, id: string): Parameter {
  const parameter = pack.parameters[id]
  if (!parameter) throw new RangeError(`政策中没有参数：${id} / no such parameter`)
  return parameter
}

/** The plain value of a parameter on a day; a gap is null, an unknown id an error. */
export function valueOf(pack: PolicyPack, id: string, on: Day = pack.day): Plain {
  return standingOn(getParameter(pack, id).values, on)?.value ?? null
}

/** The entries of a catalogue by id, in their natural order; a catalogue the policy does not have is an error. */
export function catalogueOf<N extends keyof Catalogues & string>(pack: PolicyPack, name: N): Catalogues[N] {
  const catalogue: Catalogues[N] | undefined = pack.catalogues[name]
  if (!catalogue) throw new RangeError(`政策中没有目录：${name} / no such catalogue`)
  return catalogue
}

/** A document by id; an id the pack does not know is an error. */
export function documentOf(pack: PolicyPack, id: string): PolicyDocument {
  const document = pack.documents[id]
  if (!document) throw new RangeError(`政策中没有文件：${id} / no such document`)
  return document
}

/** A citation with the title and number of its document and the days of its clause. */
export function citationOf(pack: PolicyPack, { document: id, clause }: CitationRef): Citation {
  const { title, number, clauses } = documentOf(pack, id)
  const found = clauses.find((one) => one.clause === clause)
  if (!found) throw new RangeError(`文件 ${id} 没有条款 ${clause} / no such clause`)
  return { document: id, title, number, clause, inForceFrom: found.inForceFrom, inForceTo: found.inForceTo }
}

/** Who holds a duty on a day; null when nobody is recorded. */
export function dutyHolderOn(duty: Duty, on: Day): DutyHolder | null {
  return duty.holders.find((holder) => holder.from <= on && (holder.to === null || on <= holder.to)) ?? null
}

const contents = new WeakMap<PolicyLibrary, Map<string, Omit<PolicyPack, 'day'>>>()

function contentOf(library: PolicyLibrary, place: string): Omit<PolicyPack, 'day'> {
  const folders = foldersOf(library, place)
  const content = {
    place,
    authorities: folders.map((folder) => folder.authority),
    documents: byId(folders.flatMap((folder) => folder.documents)),
    parameters: byId(folders.flatMap((folder) => folder.parameters)),
    catalogues: cataloguesOf(folders),
    fundingChannels: byId(folders.flatMap((folder) => folder.fundingChannels)),
    duties: byId(folders.flatMap((folder) => folder.duties)),
  }
  return freezeDeep({ ...content, hash: hashOf(content) })
}

function hashOf(content: Partial<PolicyPack>): string {
  const { day: _day, hash: _hash, ...rest } = content
  return sha256(canonicalJson(rest))
}

/** Later entries take the place of earlier ones; that they may is checked when the library is loaded. */
function byId<T extends { readonly id: string }>(entries: readonly T[]): Record<string, T> {
  return Object.fromEntries(entries.map((entry) => [entry.id, entry]))
}

// The duties can be chosen from like any other catalogue.
function cataloguesOf(folders: readonly AuthorityFolder[]): Catalogues {
  const duties = byId(folders.flatMap((folder) => folder.duties))
  const catalogue = <N extends keyof Catalogues & string>(name: N): Catalogues[N] =>
    Object.assign({}, ...folders.map((folder) => folder.catalogues[name] ?? {}))
  const named = folders.flatMap((folder) => Object.keys(folder.catalogues))
  return {
    ...Object.fromEntries(named.map((name) => [name, catalogue(name)])),
    duties: Object.fromEntries(
      Object.entries(duties).map(([id, { title, replaces }]) => [id, { title, meaning: null, replaces }]),
    ),
    roles: catalogue('roles'),
    facts: catalogue('facts'),
    'evidence-kinds': catalogue('evidence-kinds'),
    'condition-aspects': catalogue('condition-aspects'),
    'work-items': catalogue('work-items'),
    'balance-modes': catalogue('balance-modes'),
    acts: catalogue('acts'),
  }
}

function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(freezeDeep)
    Object.freeze(value)
  }
  return value
}
