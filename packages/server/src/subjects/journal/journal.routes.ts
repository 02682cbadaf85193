// The journal over HTTP: its lines in sentences, and the verification of its chain.
import type { Contract, QueryOf } from '@huanju/contract'
import type { listJournal } from '@huanju/contract/journal'
import { actionWords, entities, entityNamed } from '@huanju/domain/subjects'
import { withOwnerClient } from '../../platform/database/owner.ts'
import type { Tx } from '../../platform/database/database.ts'
import { choicesIn } from '../../platform/entities/choices.ts'
import { mayOf } from '../../platform/entities/entity.routes.ts'
import { actorOf, toldLines } from '../../platform/entities/history.ts'
import type { Actor, RoutesOf } from '../../platform/http/routes.ts'
import { journal } from '../../platform/journal/journal.ts'
import { verifyJournalChain } from '../../platform/journal/verify.ts'
import type { Parts } from '../../platform/subjects/parts.ts'
import { listCalled, listLines, listNames, type StoredLine } from './journal.store.ts'

type JournalParts = Pick<Parts, 'ownerUrl' | 'secrets' | 'policy' | 'roles'>

/** The routes of the journal; `ownerUrl` is a connection that may read all of it, used for nothing but verifying. */
export function journalRoutes(parts: JournalParts): RoutesOf<Contract['journal']> {
  return {
    listJournal: async ({ tx, actor, query, today }) => {
      const { rows, total } = await listLines(tx, actor, {
        ...query,
        actors: await actorsNamed(tx, actor, query, parts),
      })
      return { rows: await toldRows(tx, actor, rows, { ...parts, today }), total }
    },
    verifyJournal: async ({ tx, actor, now }) => {
      const { lines, head, isIntact, firstBroken, heads } = await withOwnerClient(parts.ownerUrl, verifyJournalChain)
      await journal(tx, {
        action: 'journal.verified',
        subject: 'journal',
        id: null,
        regionId: actor.regionIds[0] ?? null,
        detail: { lines, isIntact, firstBroken },
      })
      return { lines, head, isIntact, firstBroken, heads: [...heads].slice(-60), checkedAt: now.toISOString() }
    },
  }
}

// Names are sealed: who is called like that is found by opening them.
async function actorsNamed(tx: Tx, actor: Actor, { q }: QueryOf<typeof listJournal>, { secrets }: JournalParts) {
  if (!q) return []
  const people = await listNames(tx, actor)
  return people.filter(({ nameCipher }) => secrets.unseal(nameCipher).includes(q)).map(({ id }) => id)
}

async function toldRows(
  tx: Tx,
  actor: Actor,
  rows: readonly StoredLine[],
  { secrets, policy, roles, today }: JournalParts & { readonly today: string },
) {
  const told = await toldLines(tx, rows, {
    entities,
    entityNamed,
    optionsOf: choicesIn(policy.packOn(today)),
    may: mayOf(actor),
    roleTitle: (role) => roles.find(({ id }) => id === role)?.title,
  })
  const persons = rows.flatMap(({ subject, subjectId }) => (subject === 'person' && subjectId ? [subjectId] : []))
  const names = new Map(
    (await listNames(tx, actor, persons)).map(({ id, nameCipher }) => [id, secrets.unseal(nameCipher)]),
  )
  const nameless = rows.filter(isNameless).flatMap(({ subjectId }) => subjectId ?? [])
  const called = await listCalled(tx, actor, nameless)
  return rows.map((row, index) => {
    const { building, name, facts = [], said = [], changes = [] } = told[index] ?? {}
    const own = row.subjectId === row.actorId ? undefined : names.get(row.subjectId ?? '')
    return {
      seq: row.seq,
      at: row.at,
      actor: row.actorId === null ? null : actorOf(row, secrets),
      login: row.actor,
      words: actionWords(row.action),
      about: name ?? building ?? own ?? (isNameless(row) ? called.get(row.subjectId ?? '') : undefined) ?? null,
      region: row.region,
      said: [...said, ...facts].map(({ title, text }) => ({ title, text })),
      changes: [...changes],
      hash: row.hash,
    }
  })
}

// A line that does not say itself what it is about is called.
function isNameless({ detail }: StoredLine): boolean {
  const said = JSON.parse(detail) as Readonly<Record<string, unknown>>
  return !said['name'] && !said['file'] && !said['title']
}
