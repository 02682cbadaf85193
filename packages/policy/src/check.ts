// Checks that span files: citations, references, replacements, values that fit their unit, days without two answers.
import { doubledStarts, type FactKind, type Plain } from '@huanju/engines/rules'
import { isDay } from '@huanju/quantities'
import { foldersOf } from './pack.ts'
import type { Finding } from './read.ts'
import { isFraction } from './schema.ts'
import type {
  ActGround,
  AuthorityFolder,
  CatalogueEntry,
  CitationRef,
  Duty,
  FactEntry,
  FundingChannel,
  Parameter,
  PolicyLibrary,
  Role,
  WorkItem,
} from './types.ts'

/** Everything wrong in a library whose single files are sound; empty when it can be used. */
export function checkLibrary(library: PolicyLibrary): Finding[] {
  return Object.values(library.folders).flatMap((folder) => {
    const { code, parent } = folder.authority
    if (parent !== null && !library.folders[parent]) {
      return [at(`${code}/authority.yaml`, 'parent', `没有上级文件夹 ${parent} / no folder of the authority above`)]
    }
    return checkFolder(folder, foldersOf(library, code))
  })
}

/** Rights of roles that are not among the known ones; the subjects above this floor know which there are. */
export function checkRoles(library: PolicyLibrary, rights: readonly string[]): Finding[] {
  const known = new Set(rights)
  return Object.values(library.folders).flatMap(({ authority, catalogues }) =>
    entriesOf<Role>(catalogues.roles).flatMap(([id, role]) =>
      unknown(`${authority.code}/catalogues/roles.yaml`, `${id}.rights`, role.rights, known),
    ),
  )
}

function checkFolder(folder: AuthorityFolder, visible: readonly AuthorityFolder[]): Finding[] {
  const scope = scopeOf(visible)
  const { code } = folder.authority
  return [
    ...folder.documents.flatMap((document) =>
      document.successors
        .filter((id) => !scope.documents.has(id))
        .map((id) => at(`${code}/documents/${document.id}`, 'successors', `没有文件 ${id} / no such document`)),
    ),
    ...folder.parameters.flatMap((parameter) => checkParameter(parameter, scope)),
    ...folder.fundingChannels.flatMap((channel) => checkChannel(channel, scope)),
    ...folder.duties.flatMap((duty) => checkDuty(duty, scope)),
    ...folder.cases.flatMap((one) => citationFindings(one.file, one.name, one.because, scope)),
    ...checkCatalogues(folder, scope),
    ...checkReplacing(folder, visible),
  ]
}

interface Scope {
  readonly documents: ReadonlyMap<string, ReadonlySet<string>>
  readonly parameters: ReadonlySet<string>
  readonly duties: ReadonlySet<string>
  readonly entries: (catalogue: string) => ReadonlySet<string>
}

function scopeOf(visible: readonly AuthorityFolder[]): Scope {
  const catalogues = visible.flatMap((folder) => Object.entries(folder.catalogues))
  return {
    documents: new Map(
      visible.flatMap((folder) =>
        folder.documents.map(
          (document) => [document.id, new Set(document.clauses.map((clause) => clause.clause))] as const,
        ),
      ),
    ),
    parameters: new Set(visible.flatMap((folder) => folder.parameters.map((one) => one.id))),
    duties: new Set(visible.flatMap((folder) => folder.duties.map((one) => one.id))),
    entries: (name) =>
      new Set(catalogues.filter(([one]) => one === name).flatMap(([, held]) => Object.keys(held ?? {}))),
  }
}

function checkParameter({ id, authority, unit, wordsFrom, values }: Parameter, scope: Scope): Finding[] {
  const file = `${authority}/parameters/${id}`
  const known = wordsFrom === null ? null : scope.entries(wordsFrom)
  return [
    ...(known?.size === 0 ? [at(file, 'words-from', `没有目录 ${wordsFrom} / no such catalogue`)] : []),
    ...doubledStarts(values).map((from) => at(file, `values.${from}`, '同一天有两个值 / two values on one day')),
    ...values.flatMap(({ from, value, citation }) => [
      ...citationFindings(file, `values.${from}.citation`, citation, scope),
      ...(fits(value, unit)
        ? []
        : [at(file, `values.${from}.value`, `值与单位 ${unit} 不符 / value does not fit its unit`)]),
      ...choicesOf(value)
        .filter((one) => known && !known.has(one))
        .map((one) => at(file, `values.${from}.value`, `目录 ${wordsFrom} 中没有 ${one} / not in that catalogue`)),
    ]),
  ]
}

/** Whether a value can be of a unit; a gap (null) fits every unit. */
export function fits(value: Plain, unit: FactKind): boolean {
  const isWhole = typeof value === 'string' && /^\d+$/.test(value)
  const kinds: Record<FactKind, boolean> = {
    day: typeof value === 'string' && isDay(value),
    count: typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
    choice: typeof value === 'string',
    choices: Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'),
    'yes-no': typeof value === 'boolean',
    fen: isWhole,
    dm2: isWhole,
    share: typeof value === 'string' && isFraction(value),
    structure: typeof value === 'object',
  }
  return value === null || kinds[unit]
}

function choicesOf(value: Plain): string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function checkChannel(channel: FundingChannel, scope: Scope): Finding[] {
  const file = `${channel.authority}/funding-channels/${channel.id}`
  const duty = /^duty:(.+)$/.exec(channel.giver)?.[1]
  const parameter = channel.cap?.parameter
  return [
    ...citationFindings(file, 'citation', channel.citation, scope),
    ...unknown(file, 'giver', duty ? [duty] : [], scope.duties),
    ...unknown(file, 'cap.parameter', parameter ? [parameter] : [], scope.parameters),
    ...unknown(file, 'pays-for', channel.paysFor, scope.entries('work-classes')),
    ...unknown(file, 'needs', channel.needs, scope.entries('evidence-kinds')),
  ]
}

function checkDuty({ id, authority, citation, holders }: Duty, scope: Scope): Finding[] {
  const file = `${authority}/duties/${id}`
  const inOrder = holders.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const overlaps = inOrder.slice(1).filter((holder, index) => {
    const before = inOrder[index]
    return before !== undefined && (before.to === null || before.to >= holder.from)
  })
  return [
    ...citationFindings(file, 'citation', citation, scope),
    ...overlaps.map(({ from }) => at(file, 'holders', `${from} 起与前一承担单位重叠 / overlaps the holder before`)),
  ]
}

function checkCatalogues({ authority, catalogues }: AuthorityFolder, scope: Scope): Finding[] {
  const file = (name: string) => `${authority.code}/catalogues/${name}`
  return [
    ...entriesOf<FactEntry>(catalogues.facts).flatMap(([id, fact]) =>
      unknown(file('facts'), `${id}.proved-by`, fact.provedBy, scope.entries('evidence-kinds')),
    ),
    ...entriesOf<WorkItem>(catalogues['work-items']).flatMap(([id, item]) => [
      ...citationFindings(file('work-items'), id, item.citation, scope),
      ...unknown(file('work-items'), `${id}.duty`, item.duty ? [item.duty] : [], scope.duties),
      ...unknown(file('work-items'), `${id}.evidence`, item.evidence, scope.entries('evidence-kinds')),
    ]),
    ...(['balance-modes', 'acts'] as const).flatMap((name) =>
      entriesOf<ActGround>(catalogues[name]).flatMap(([id, { citation }]) =>
        citationFindings(file(name), id, citation, scope),
      ),
    ),
  ]
}

/** A lower authority may add; what it replaces it must name, and only what is there can be replaced. */
function checkReplacing(folder: AuthorityFolder, visible: readonly AuthorityFolder[]): Finding[] {
  const above = visible.filter((one) => one !== folder)
  const catalogueIds = (one: AuthorityFolder) =>
    Object.entries(one.catalogues).flatMap(([name, entries]) =>
      Object.entries(entries ?? {}).map(([id, { replaces }]): Replaceable => ({
        key: `catalogues/${name}/${id}`,
        replaces,
      })),
    )
  const all = (one: AuthorityFolder): Replaceable[] => [
    ...one.parameters.map(({ id, replaces }) => ({ key: `parameters/${id}`, replaces })),
    ...one.fundingChannels.map(({ id, replaces }) => ({ key: `funding-channels/${id}`, replaces })),
    ...one.duties.map(({ id, replaces }) => ({ key: `duties/${id}`, replaces })),
    ...one.documents.map(({ id }) => ({ key: `documents/${id}`, replaces: undefined })),
    ...catalogueIds(one),
  ]
  const holders = above.flatMap((one) => all(one).map(({ key }) => [key, one.authority.code] as const))
  return all(folder).flatMap(({ key, replaces }) => {
    const codes = holders.filter(([held]) => held === key).map(([, code]) => code)
    const file = `${folder.authority.code}/${key}`
    if (replaces === undefined && codes.length > 0) {
      return [
        at(file, 'replaces', `${codes.join()} 已有同名内容，须写明 replaces / already set above, name it in replaces`),
      ]
    }
    if (replaces !== undefined && !codes.includes(replaces)) {
      return [at(file, 'replaces', `${replaces} 没有可替换的内容 / nothing there to replace`)]
    }
    return []
  })
}

type Entries = Readonly<Record<string, CatalogueEntry>>

interface Replaceable {
  readonly key: string
  readonly replaces: string | undefined
}

function entriesOf<T extends CatalogueEntry>(entries: Entries | undefined): [string, T][] {
  return Object.entries((entries ?? {}) as Record<string, T>)
}

function citationFindings(file: string, field: string, { document, clause }: CitationRef, scope: Scope): Finding[] {
  const clauses = scope.documents.get(document)
  if (!clauses) return [at(file, field, `没有文件 ${document} / no such document`)]
  return clauses.has(clause) ? [] : [at(file, field, `文件 ${document} 没有条款 ${clause} / no such clause`)]
}

function unknown(file: string, field: string, ids: readonly string[], known: ReadonlySet<string>): Finding[] {
  return ids.filter((id) => !known.has(id)).map((id) => at(file, field, `不认识：${id} / unknown`))
}

function at(file: string, field: string, message: string): Finding {
  return { file, field, message }
}
