// What a declared record needs around it on a screen: catalogues, endpoints, names of linked records, pages and rights.
import { endpoint } from '@huanju/contract/endpoint'
import { endpointsOf, rightOf, type EntityEndpoints } from '@huanju/contract/entities'
import { listCatalogue } from '@huanju/contract/policy'
import { id as identifier } from '@huanju/contract/shapes'
import { entityNamed, type Right } from '@huanju/domain/subjects'
import { choicesOf, fieldsOf, kebab, marksOf, visibleFields, type Entity, type Field } from '@huanju/engines/entities'
import type { Option } from '@huanju/engines/tables'
import { useQueries } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { z } from 'zod'
import { call } from '../../app/call.ts'
import { useMe } from '../../app/session.tsx'
import { useSay, type Words } from '../../app/words.tsx'
import { nameIn } from './entry.ts'

/** A record or a row of a list as a screen takes it: its values by field, and what every record has. */
export interface ShownRecord {
  readonly id: string
  readonly version: number
  readonly changedAt: string
  readonly voidedAt: string | null
  readonly voidReason: string | null
  /** The names of linked records and places by field. */
  readonly names: Readonly<Record<string, string | null>>
  readonly [field: string]: unknown
}

/** Whether a record no longer counts; of some kinds none ever is voided. */
export function isVoided(record: ShownRecord | null): record is ShownRecord & { readonly voidedAt: string } {
  return typeof record?.voidedAt === 'string'
}

const made = new Map<string, EntityEndpoints<Entity>>()

/** The endpoints of a kind of record, made once. */
export function endpointsFor(entity: Entity): EntityEndpoints<Entity> {
  const endpoints = made.get(entity.one) ?? endpointsOf<Entity>(entity)
  made.set(entity.one, endpoints)
  return endpoints
}

/** Whether the signed-in person holds a right. */
export function useMay(): (right: string) => boolean {
  const { rights } = useMe()
  return (right) => rights.some((held: Right) => held === right)
}

/** The fields of a kind of record that the person may see. */
export function useFields(entity: Entity): readonly (readonly [string, Field])[] {
  const { rights } = useMe()
  return useMemo(() => visibleFields(entity, (right) => rights.some((held: Right) => held === right)), [entity, rights])
}

const none: readonly Option[] = []
const longLived = 600_000

/** The catalogues an entity chooses from, and whether all have come. */
export function useCatalogues(entity: Entity) {
  const names = useMemo(
    () => [...new Set(fieldsOf(entity).flatMap(([, { from }]) => (from === undefined ? [] : [from])))],
    [entity],
  )
  return useQueries({
    queries: names.map((catalogue) => ({
      queryKey: [listCatalogue.at, { params: { catalogue } }],
      queryFn: () => call(listCatalogue, { params: { catalogue } }),
      staleTime: longLived,
    })),
    combine: (answers) => ({
      isReady: answers.every(({ data }) => data),
      optionsOf: (catalogue: string): readonly Option[] => answers[names.indexOf(catalogue)]?.data?.rows ?? none,
    }),
  })
}

// Only the names are read, so that whatever else a record answers may grow.
function namingOf({ many, named, rights }: Entity) {
  return endpoint({
    words: { zh: '名称', en: 'Name' },
    at: `GET /${many}/:id`,
    right: rightOf(rights.read),
    params: z.object({ id: identifier }),
    gives: z.looseObject({
      [named]: z.string(),
      names: z.record(z.string(), z.string().nullable()).optional(),
    }),
  })
}

/** The names of linked records by id, each after the name of what it belongs to; left out where one cannot be seen. */
export function useNames(one: string, ids: readonly string[]) {
  const entity = entityNamed(one)
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['name', one, id],
      queryFn: async () => (entity ? fullName(entity, await call(namingOf(entity), { params: { id } })) : ''),
      staleTime: longLived,
      retry: false,
    })),
    combine: (answers) => ({
      isReady: answers.every(({ isPending }) => !isPending),
      names: Object.fromEntries(ids.flatMap((id, index) => (answers[index]?.data ? [[id, answers[index].data]] : []))),
    }),
  })
}

/**
 * What a record is called, after what it belongs to: `南关小区 2号楼 1-102`. What sets it apart from others of its name,
 * such as the entrance of a door, stands before the name.
 */
export function fullName(entity: Entity, record: Readonly<Record<string, unknown>>, titled?: Titled): string {
  const { placed } = entity
  return `${placed.by === 'parent' ? nameIn(record, placed.field) : ''} ${ownName(entity, record, titled)}`.trim()
}

/** What a record is called within what it belongs to: `1-102`; a choice by its title. */
export function ownName(entity: Entity, record: Readonly<Record<string, unknown>>, titled?: Titled): string {
  return namingFields(entity)
    .map((id) => (typeof record[id] === 'string' ? (titled?.(id, record[id]) ?? record[id]) : record[id]))
    .filter(Boolean)
    .join('-')
}

/** The title of what is chosen in a field; undefined where the field is no choice. */
export type Titled = (id: string, value: string) => string | undefined

/** How the choices of a kind of record are called in the person's language. */
export function useTitled(entity: Entity): Titled {
  const say = useSay()
  const { optionsOf } = useCatalogues(entity)
  return (id, value) => {
    const field = entity.fields[id]
    const found = field?.kind === 'choice' ? choicesOf(field, { optionsOf }).find((one) => one.id === value) : undefined
    return found && say(found.title)
  }
}

/** The fields by which a record is told from others of the same parent, its name last. */
export function namingFields(entity: Pick<Entity, 'named' | 'placed' | 'unique' | 'fields'>): readonly string[] {
  return [...marksOf(entity), entity.named]
}

/** What the list of a kind of record is called. */
export function registerOf({ title }: Pick<Entity, 'title'>): Words {
  return { zh: `${title.zh}台账`, en: `Register: ${title.en}` }
}

/** The address of the list of a kind of record: `/legal-persons`. */
export function listPath({ many }: Pick<Entity, 'many'>): string {
  return `/${kebab(many)}`
}

/** Gives the address of a record's page; null for a kind of record that has none. */
export function useRecordPath(): (one: string, id: string) => string | null {
  const { routesByPath } = useRouter()
  return (one, id) => {
    const entity = entityNamed(one)
    const start = entity ? `${listPath(entity)}/$` : undefined
    const hasPage = start !== undefined && Object.keys(routesByPath).some((path) => isPage(path, start))
    return entity && hasPage ? `${listPath(entity)}/${id}` : null
  }
}

function isPage(path: string, start: string): boolean {
  return path.startsWith(start) && !path.slice(start.length).includes('/')
}
