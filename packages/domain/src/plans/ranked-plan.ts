// The ranked plan 排序计划: by score, cut at yearly budgets, forced in and out, with a reason for each that waits.
import type { Fen } from '@huanju/quantities'
import { assertRequest } from './plan-request.ts'
import { settleForces } from './forces.ts'
import { ranked, type Ranked } from './ranking.ts'
import { amounts, deferral } from './deferrals.ts'
import type { Force, PlanLine, PlanRequest, PlanResult, PlanYear, RefusedForce } from './types.ts'

/** Fills the years in order from the ranked list; pure, and the same for the same request. Never exceeds a budget. */
export function rankPlan(request: PlanRequest): PlanResult {
  assertRequest(request)
  const { open, excluded } = ranked(request)
  const { forcedIn, refused } = settleForces(request, open)
  const years = request.years.toSorted((a, b) => a - b)
  const books = years.map((year): Book => {
    const budgetFen = request.budgetsFenByYear[year] ?? 0n
    return { year, budgetFen, afterForcesFen: budgetFen, leftFen: budgetFen, entries: [] }
  })
  const unplaced = placeForced(books, open, forcedIn)
  for (const book of books) book.afterForcesFen = book.leftFen
  const placed = new Set(books.flatMap(({ entries }) => entries.map(({ one }) => one.candidate.id)))
  const free = open.filter((one) => !placed.has(one.candidate.id))
  const waiting = placeRanked(books, free, request.cut ?? 'strict')
  return conclude(books, {
    deferred: [...waiting.map((one) => deferral(one, budgetLimits(books))), ...excluded],
    refusedForces: [...refused, ...unplaced.map(({ force, one }) => refusedForMoney(force, one, books))],
  })
}

interface Entry {
  readonly one: Ranked
  readonly force: Force | null
}

/** A year's book while it is being filled. */
interface Book {
  readonly year: number
  readonly budgetFen: Fen
  afterForcesFen: Fen
  leftFen: Fen
  readonly entries: Entry[]
}

/** Enters the forced ones by rank, each in its year or the first that holds it; gives back those that fit nowhere. */
function placeForced(books: readonly Book[], open: readonly Ranked[], forcedIn: ReadonlyMap<string, Force>) {
  const unplaced: { one: Ranked; force: Force }[] = []
  const forced = open.flatMap((one) => {
    const force = forcedIn.get(one.candidate.id)
    return force ? [{ one, force }] : []
  })
  for (const entry of forced.toSorted((a, b) => Number(a.force.year === null) - Number(b.force.year === null))) {
    const { year } = entry.force
    const book = books.find((one) => (year === null || one.year === year) && entry.one.costFen <= one.leftFen)
    if (book) enter(book, entry)
    else unplaced.push(entry)
  }
  return unplaced
}

/** Fills the years from the list; gives back those for which no year was left. */
function placeRanked(books: readonly Book[], list: readonly Ranked[], cut: 'strict' | 'fill'): readonly Ranked[] {
  let queue = list
  for (const [index, book] of books.entries()) {
    const most = maxFen(books.slice(index).map((one) => one.afterForcesFen))
    const next: Ranked[] = []
    let isClosed = false
    for (const one of queue) {
      if (!isClosed && one.costFen <= book.leftFen) enter(book, { one, force: null })
      else {
        next.push(one)
        // What no year could hold does not stand in the way of those behind it.
        if (cut === 'strict' && one.costFen <= most) isClosed = true
      }
    }
    queue = next
  }
  return queue
}

function enter(book: Book, entry: Entry): void {
  book.entries.push(entry)
  book.leftFen -= entry.one.costFen
}

function budgetLimits(books: readonly Book[]) {
  const mostFen = maxFen(books.map((book) => book.afterForcesFen))
  return { mostFen, freeFen: maxFen(books.map((book) => book.leftFen)) }
}

function maxFen(amounts: readonly Fen[]): Fen {
  return amounts.reduce((most, amount) => (amount > most ? amount : most), 0n)
}

function refusedForMoney(force: Force, { costFen }: Ranked, books: readonly Book[]): RefusedForce {
  const within = books.filter((book) => force.year === null || book.year === force.year)
  const { zh, en } = amounts(costFen, maxFen(within.map((book) => book.budgetFen)))
  const when = force.year === null ? { zh: '各', en: 'of any year' } : { zh: `${force.year} `, en: `of ${force.year}` }
  return { force, words: { zh: `${when.zh}年度预算容不下：${zh}`, en: `The budget ${when.en} cannot hold it: ${en}` } }
}

function conclude(books: readonly Book[], rest: Pick<PlanResult, 'deferred' | 'refusedForces'>): PlanResult {
  const years = books.map(closed)
  return {
    planner: 'ranked-list',
    years,
    ...rest,
    usedFen: years.reduce((sum, year) => sum + year.usedFen, 0n),
    householdCount: years.reduce((sum, year) => sum + year.householdCount, 0),
  }
}

function closed({ year, budgetFen, leftFen, entries }: Book): PlanYear {
  let [runningFen, runningHouseholds] = [0n, 0]
  const lines = entries.map(({ one, force }): PlanLine => {
    const { id: communityId, name, countyId, buildingCount, householdCount, floorAreaDm2 } = one.candidate
    runningFen += one.costFen
    runningHouseholds += householdCount ?? 0
    return {
      communityId,
      name,
      countyId,
      year,
      rank: one.rank,
      scoreHundredths: one.scoreHundredths,
      costFen: one.costFen,
      buildingCount,
      householdCount,
      floorAreaDm2,
      runningFen,
      runningHouseholds,
      forcedBecause: force?.reason ?? null,
    }
  })
  return { year, budgetFen, usedFen: budgetFen - leftFen, leftFen, householdCount: runningHouseholds, lines }
}
