// Communities in their own way: limits of the policy, a key of their own, and a verdict for each that comes in.
import { checkLimits, duplicateKey, factsFromForm, type GivenFacts } from '@huanju/domain/communities'
import { placeIn } from '@huanju/engines/entities'
import type { Finding } from '@huanju/engines/tables'
import type { Tx } from '../../platform/database/database.ts'
import type { Values } from '../../platform/entities/values.ts'
import { journalEach, type JournalLine } from '../../platform/journal/journal.ts'
import { limitsOf } from '../communities/community.limits.ts'
import { holdById } from '../communities/community.store.ts'
import type { Place } from '../../platform/regions/regions.store.ts'
import { changeCommunity, insertUntakenCommunities } from '../communities/community-writes.store.ts'
import { judge } from '../eligibility/judge.ts'
import { findExisting } from './community-keys.store.ts'
import type { Committing, Ways } from './targets.ts'

// A row whose name did not read has none.
const factsOf = (values: Values) =>
  factsFromForm({ ...(values as unknown as GivenFacts), name: String(values['name'] ?? '') })

function keyOf({ subdistrictId, name }: Values): { subdistrictId: string; key: string } | null {
  return typeof subdistrictId === 'string' && typeof name === 'string'
    ? { subdistrictId, key: duplicateKey(name) }
    : null
}

const textOf = ({ subdistrictId, key }: { subdistrictId: string; key: string }) => `${subdistrictId} ${key}`

/** The finding on a row whose community is there already. */
function doubled(where: string): Finding {
  return {
    column: 'name',
    severity: 'error',
    message: {
      zh: `与${where}重复（同一街道同名），未入库；确为另一小区请改名区分`,
      en: `A duplicate of ${where === '台账' ? 'the register' : where}; rename it if it is another community`,
    },
  }
}

async function findTaken(tx: Tx, rows: readonly Values[]): Promise<ReadonlyMap<number, string>> {
  const keys = rows.map(keyOf)
  const existing = await findExisting(
    tx,
    keys.flatMap((key) => (key ? [key] : [])),
  )
  const ids = keys.map((key) => (key ? existing.get(textOf(key)) : undefined))
  return new Map(ids.flatMap((id, row) => (id === undefined ? [] : [[row, id] as const])))
}

/** What is special about communities. */
export const communityWays: Ways = {
  rules: (policy, today) => {
    const limits = limitsOf(policy, today)
    return (values) => checkLimits(factsOf(values), limits)
  },
  key: {
    of: (values) => {
      const key = keyOf(values)
      return key && textOf(key)
    },
    findTaken,
    doubled,
  },
  insert: async (tx, committing, records) => {
    const taken = await findTaken(
      tx,
      records.map(({ values }) => values),
    )
    const fresh = records.filter((_, row) => !taken.has(row))
    const ids = await insertJudged(tx, committing, fresh)
    return records.map((record) => ids[fresh.indexOf(record)] ?? null)
  },
  change: async (tx, { viewer, policy, today, regionId }, { id, values, detail }) => {
    const [before] = await holdById(tx, viewer, [id])
    if (!before) throw new Error('a record that was checked is gone')
    await changeCommunity(tx, before, { facts: factsOf(values), place: placeOf(values), detail })
    const communities = await holdById(tx, viewer, [id])
    await judge(tx, viewer, { policy, communities, on: today, effect: 'latest', regionId })
  },
}

// Rows without their place were found wrong when they were checked.
function placeOf(values: Values): Place {
  const { countyId, subdistrictId, neighbourhoodId } = placeIn(values)
  if (countyId === null || subdistrictId === null) throw new Error('a row without its place was not checked')
  return { countyId, subdistrictId, neighbourhoodId }
}

type Records = Parameters<NonNullable<Ways['insert']>>[2]

async function insertJudged(tx: Tx, committing: Committing, records: Records): Promise<(string | null)[]> {
  if (records.length === 0) return []
  const { viewer, policy, today, importId, regionId } = committing
  const detail = { count: records.length, first: records[0]?.rowNumber }
  const line = { action: 'communities.imported' as const, subject: 'import', id: importId, regionId, detail }
  const rows = records.map(({ rowNumber, values }) => ({
    facts: factsOf(values),
    place: placeOf(values),
    origin: { origin: 'import', importId, importRow: rowNumber } as const,
  }))
  const ids = await insertUntakenCommunities(tx, line, rows)
  // Each has a line of its own, with which its history begins.
  const lines = rows.flatMap(({ facts, place, origin }, row): JournalLine[] => {
    const id = ids[row] ?? null
    const detail = { name: facts.name, import: importId, row: origin.importRow }
    const lies = place.neighbourhoodId ?? place.subdistrictId
    return id === null ? [] : [{ action: 'community.imported', subject: 'community', id, regionId: lies, detail }]
  })
  await journalEach(tx, lines)
  const communities = await holdById(
    tx,
    viewer,
    ids.flatMap((id) => id ?? []),
  )
  await judge(tx, viewer, { policy, communities, on: today, effect: 'latest', regionId })
  return ids
}
