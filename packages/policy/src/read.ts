// Turns the checked content of one authority's files into the pack's shapes; knows no file system.
import type { z } from 'zod'
import * as schema from './schema.ts'
import type {
  AuthorityFolder,
  CatalogueEntry,
  DatedValue,
  Duty,
  FundingChannel,
  Parameter,
  PolicyCase,
  PolicyDocument,
} from './types.ts'

/** A YAML file: its path inside the authority's folder (`parameters/eligibility/built-before.yaml`) and its content. */
export interface PolicyFile {
  readonly path: string
  readonly content: unknown
}

/** Something wrong in a file: where, in which field, what, in words a clerk can act on. */
export interface Finding {
  readonly file: string
  readonly field: string
  readonly message: string
}

/** A folder as read, and what is wrong in it; with findings it is not to be used. */
export interface ReadFolder {
  readonly folder: AuthorityFolder
  readonly findings: Finding[]
}

/** Reads the files of one folder; whatever does not fit is a finding. */
export function readFolder(name: string, files: readonly PolicyFile[]): ReadFolder {
  const findings: Finding[] = []
  const read = reader(name, findings)
  /** Reads each file of a part of the folder and makes of it what `make` says. */
  const each = <S extends z.ZodType, R>(
    part: string,
    shape: S,
    make: (file: PolicyFile, content: z.infer<S>) => R,
  ): R[] => {
    return files
      .filter((file) => file.path.startsWith(`${part}/`))
      .flatMap((file) => {
        const content = read(shape, file)
        return content === null ? [] : [make(file, content)]
      })
  }
  const authority = read(
    schema.authorityFile,
    files.find((file) => file.path === 'authority.yaml') ?? { path: 'authority.yaml', content: null },
  )
  const code = authority?.code ?? name.slice(0, 6)
  const strange = files.filter(({ path }) => path !== 'authority.yaml' && !parts.includes(path.split('/')[0] ?? ''))
  findings.push(
    ...strange.map(({ path }) => ({ file: `${name}/${path}`, field: '', message: '不认识的文件 / unknown file' })),
  )
  const folder: AuthorityFolder = {
    authority: authority ?? { code, title: { zh: name, en: name }, parent: null },
    documents: each('documents', schema.documentFile, (file, it) => documentOf(file, code, it)),
    parameters: each('parameters', schema.parameterFile, (file, it) => parameterOf(file, code, it)),
    catalogues: cataloguesOf(
      files.filter(({ path }) => path.startsWith('catalogues/')),
      read,
    ),
    fundingChannels: each('funding-channels', schema.channelFile, (file, it) => channelOf(file, code, it)),
    duties: each('duties', schema.dutyFile, (file, it): Duty => ({ ...it, id: idOf(file), authority: code })),
    cases: each('cases', schema.casesFile, (file, it) =>
      it.cases.map((one) => caseOf(`${name}/${file.path}`, code, one)),
    ).flat(),
  }
  return { folder, findings }
}

const parts = ['documents', 'parameters', 'catalogues', 'funding-channels', 'duties', 'cases']

type Read = <S extends z.ZodType>(shape: S, file: PolicyFile) => z.infer<S> | null

function reader(name: string, findings: Finding[]): Read {
  return (shape, { path, content }) => {
    const parsed = shape.safeParse(content)
    if (parsed.success) return parsed.data
    findings.push(
      ...parsed.error.issues.map((issue) => ({
        file: `${name}/${path}`,
        field: issue.path.join('.') || '(整个文件)',
        message: issue.message,
      })),
    )
    return null
  }
}

/** `parameters/eligibility/built-before.yaml` is `eligibility.built-before`: the path is the id. */
function idOf({ path }: PolicyFile): string {
  return path
    .split('/')
    .slice(1)
    .join('.')
    .replace(/\.yaml$/, '')
}

function documentOf(file: PolicyFile, authority: string, read: z.infer<typeof schema.documentFile>): PolicyDocument {
  const { issued: issuedOn, clauses, ...rest } = read
  return {
    ...rest,
    id: idOf(file),
    authority,
    issuedOn,
    clauses: Object.entries(clauses).map(([clause, { words, from, to, doubts }]) => ({
      clause,
      words,
      inForceFrom: from,
      inForceTo: to,
      doubts,
    })),
  }
}

function parameterOf(file: PolicyFile, authority: string, read: z.infer<typeof schema.parameterFile>): Parameter {
  const { title, unit, values, doubts, replaces } = read
  const dated = Object.entries(values).map(([from, value]): DatedValue => ({ from, ...value }))
  return {
    id: idOf(file),
    authority,
    title,
    unit,
    doubts,
    ...(replaces ? { replaces } : {}),
    wordsFrom: read['words-from'],
    lastChecked: read['last-checked'],
    values: dated.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  }
}

function channelOf(file: PolicyFile, authority: string, read: z.infer<typeof schema.channelFile>): FundingChannel {
  const { title, kind, giver, cap, never, needs, citation, verification, replaces } = read
  return {
    id: idOf(file),
    authority,
    title,
    kind,
    giver,
    cap,
    never,
    needs,
    citation,
    verification,
    ...(replaces ? { replaces } : {}),
    paysFor: read['pays-for'],
    reportedAs: read['reported-as'],
  }
}

const verdictOf = { 符合: 'meets', 不符合: 'fails', 证据不足: 'unproven' } as const

function caseOf(file: string, place: string, read: z.infer<typeof schema.casesFile>['cases'][number]): PolicyCase {
  const { name, on, given, because, source, 'on-the-line': onTheLine } = read
  const expect = Object.entries(read.expect).map(([rule, verdict]) => [rule, verdictOf[verdict]] as const)
  return { file, name, place, on, given, because, source, onTheLine, expect: Object.fromEntries(expect) }
}

function cataloguesOf(files: readonly PolicyFile[], read: Read) {
  const catalogues: Record<string, Record<string, CatalogueEntry>> = {}
  for (const file of files) {
    const entries = Object.entries(read(schema.catalogueFile, file)?.entries ?? {})
    const catalogue = idOf(file)
    catalogues[catalogue] = Object.fromEntries(
      entries.flatMap(([id, content]) => {
        const entry = read(shapeOf(catalogue), { path: file.path, content })
        return entry === null ? [] : [[id, camelKeys(entry)] as const]
      }),
    )
  }
  return catalogues
}

function shapeOf(catalogue: string): z.ZodType<CatalogueEntry> {
  return Object.entries(schema.catalogueEntries).find(([name]) => name === catalogue)?.[1] ?? schema.plainEntry
}

/** Entries keep their checked content; only `words-from` becomes `wordsFrom`, as everywhere in the code. */
function camelKeys<T extends CatalogueEntry>(entry: T): T {
  const renamed = Object.entries(entry).map(([key, value]) => [
    key.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ])
  return Object.fromEntries(renamed)
}
