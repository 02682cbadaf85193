// The kinds of record a list may be of: their columns for a person's rights, and what one of them does in its own way.
import { entities, entityNamed, rightNamed, type RecordAction } from '@huanju/domain/subjects'
import {
  absenceWords,
  columnsOf,
  fieldsByColumn,
  identityOf,
  kebab,
  tripColumns,
  visibleFields,
  type Entity,
} from '@huanju/engines/entities'
import { templateVersion, type Column, type Finding } from '@huanju/engines/tables'
import { Problem } from '@huanju/contract'
import type { Day } from '@huanju/quantities'
import type { Tx, Viewer } from '../../platform/database/database.ts'
import { choicesIn } from '../../platform/entities/choices.ts'
import type { NewRecord } from '../../platform/entities/bulk.store.ts'
import { planOf, type EntityPlan } from '../../platform/entities/plan.store.ts'
import type { Values } from '../../platform/entities/values.ts'
import type { JournalLine } from '../../platform/journal/journal.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import { buildingWays } from './building.target.ts'
import { communityWays } from './community.target.ts'
import { countyTargetWays } from './county-target.target.ts'

/** What a commit is done with. */
export interface Committing {
  readonly viewer: Viewer
  readonly policy: Policy
  readonly today: Day
  readonly importId: string
  readonly regionId: string
}

/** What a kind of record does in a way of its own; all else follows from its declaration. */
export interface Ways {
  /** Checks with limits of the policy. */
  readonly rules?: (policy: Policy, today: Day) => (values: Values) => readonly Finding[]
  /** What lines above the head state for every row, by field; as a clerk would read it there. */
  readonly stated?: {
    readonly fields: readonly string[]
    readonly read: (above: readonly string[]) => Readonly<Record<string, string>>
  }
  /** Its own key against duplicates, and who has it already; by it alone a record is never changed by a list. */
  readonly key?: {
    readonly of: (values: Values) => string | null
    readonly findTaken: (tx: Tx, rows: readonly Values[]) => Promise<ReadonlyMap<number, string>>
    readonly doubled: (where: string) => Finding
  }
  /** Its own writing; gives ids in the order given, null where the key is taken meanwhile. */
  readonly insert?: (
    tx: Tx,
    committing: Committing,
    records: readonly (NewRecord & { readonly rowNumber: number })[],
  ) => Promise<(string | null)[]>
  /** Its own changing of a record that stands, under a line of the journal that holds the detail given. */
  readonly change?: (
    tx: Tx,
    committing: Committing,
    given: { readonly id: string; readonly values: Values; readonly detail: JournalLine['detail'] & {} },
  ) => Promise<void>
  /** What must follow in the same transaction once its records are written. */
  readonly after?: (tx: Tx, committing: Committing, written: readonly Values[]) => Promise<void>
}

/** A kind of record as imports know it. */
export interface Target extends Ways {
  readonly entity: Entity
  readonly plan: EntityPlan
}

const ways: Readonly<Record<string, Ways>> = {
  community: communityWays,
  building: buildingWays,
  countyTarget: countyTargetWays,
}

const targets: ReadonlyMap<string, Target> = new Map(
  entities.map((entity) => [entity.one, { entity, plan: planOf(entity, entityNamed), ...ways[entity.one] }]),
)

/** The target of that name; a problem where there is none. */
export function targetNamed(one: string): Target {
  const target = targets.get(one)
  if (!target) throw new Problem('not-found', { what: { zh: '台账种类', en: 'kind of record' } })
  return target
}

type May = (right: string) => boolean

/** The names of the kinds a person may import. */
export function targetsFor(may: May): string[] {
  return entities.filter(({ rights }) => may(rights.import)).map(({ one }) => one)
}

/** Refuses a person who may not import a kind of record. */
export function mustImport({ entity: { rights } }: Target, may: May): void {
  if (!may(rights.import)) throw new Problem('no-right', { right: rightNamed(rights.import) })
}

/** The columns of a target that a person sees, and which field each belongs to. */
export interface TargetSheet {
  readonly columns: readonly Column[]
  readonly fieldOf: ReadonlyMap<string, string>
}

/** Makes the columns of a target as the policy of a day fills them. */
export function sheetOf(
  { entity }: Target,
  { policy, today, may }: { policy: Policy; today: Day; may: May },
): TargetSheet {
  const seen = { ...entity, fields: Object.fromEntries(visibleFields(entity, may)) }
  const around = { optionsOf: choicesIn(policy.packOn(today)), entityNamed }
  return { columns: [...columnsOf(seen, around), ...tripColumns], fieldOf: fieldsByColumn(seen, around) }
}

/** What a template offers: the columns, with the words for an absence among the choices where it can be stated. */
export function templateOf({ entity }: Target, { columns: all, fieldOf }: TargetSheet) {
  const columns = all.filter((column) => !tripColumns.includes(column))
  const offered = columns.map((column) => {
    const { mayBe = [] } = entity.fields[fieldOf.get(column.id) ?? ''] ?? {}
    const stated = mayBe.map((absence) => ({ id: absence, title: absenceWords[absence] }))
    return column.options && stated.length > 0 ? { ...column, options: [...column.options, ...stated] } : column
  })
  const version = templateVersion(columns)
  return { columns: offered, version, title: `${entity.title.zh}台账` }
}

/** The columns a list cannot do without: those of the key by which a record is known, else of its name. */
export function keyColumns({ entity, stated }: Target, { columns, fieldOf }: TargetSheet): Column[] {
  const key = identityOf(entity)
  // What may stand above the head need not be a column.
  const named = (key?.fields ?? [entity.named]).filter(
    (id) => entity.fields[id]?.isRequired && !stated?.fields.includes(id),
  )
  // What sets a target apart beside its name may stand in the name itself: 1-101.
  const parents = columns.filter(
    ({ id, isRequired }) => isRequired && id.includes('.') && entity.fields[fieldOf.get(id) ?? '']?.kind === 'link',
  )
  return columns.filter(
    (column) => named.includes(column.id) || (parents.includes(column) && named.includes(fieldOf.get(column.id) ?? '')),
  )
}

/** The journal's word for records that came in by a list: `legal-person.imported`. */
export function importedAction({ one }: Pick<Entity, 'one'>): RecordAction {
  return `${kebab(one)}.imported`
}
