// Sessions with solved studies: opened at the first question, kept warm for the next ones, closed when idle or left.
import { Problem } from '@huanju/contract'
import { studyRefusals } from '@huanju/domain/studies'
import type { Refusal } from '@huanju/engines/workflow'
import type { PlanInstance } from '@huanju/optimiser'
import { openSession, type Session } from '@huanju/optimiser/running'

/** Who asks about which solved study, for as long as somebody waits for the answer. */
export interface Asked {
  /** The study as it was solved: questions with one key are answered at one desk. */
  readonly key: string
  readonly instance: PlanInstance
  readonly personId: string
  readonly gone: AbortSignal
  readonly refuse: (refusal: Refusal<'study.too-many-questions'>) => Error
}

/** The desks at which questions about studies are answered. */
export interface StudyDesks {
  /** Answers a question; refused where its person has too many in thought, dropped when the caller leaves. */
  readonly at: <Answer>(asked: Asked, ask: (session: Session) => Promise<Answer>) => Promise<Answer>
  readonly close: () => void
}

interface Open {
  readonly session: Promise<Session>
  /** Ends the session at once, whatever it thinks about. */
  readonly end: () => void
  /** Callers who wait for an answer. */
  waiting: number
  idle: NodeJS.Timeout | undefined
}

interface DesksParts {
  /** Questions of one person that may be in thought at once. */
  readonly most: number
  /** Desks that are kept when nobody asks, each for some minutes. */
  readonly atOnce?: number
  readonly idleMs?: number
  readonly open?: (instance: PlanInstance, options: { signal: AbortSignal }) => Promise<Session>
}

/** Opens the desks; a desk at which nobody waits any more, though it thinks, is ended, and opened anew when asked again. */
export function openStudyDesks({
  most,
  atOnce = 2,
  idleMs = 300_000,
  open: openOne = openSession,
}: DesksParts): StudyDesks {
  const open = new Map<string, Open>()
  const inThought = new Map<string, number>()
  const shut = (key: string) => {
    const one = open.get(key)
    open.delete(key)
    clearTimeout(one?.idle)
    one?.end()
  }
  const deskFor = ({ key, instance }: Pick<Asked, 'key' | 'instance'>): Open => {
    const idle = [...open].find(([, { waiting }]) => waiting === 0)
    if (!open.has(key) && open.size >= atOnce && idle) shut(idle[0])
    const one = open.get(key) ?? begun(instance, openOne)
    open.set(key, one)
    clearTimeout(one.idle)
    return one
  }
  return {
    at: async ({ gone, personId, refuse, ...asked }, ask) => {
      const held = inThought.get(personId) ?? 0
      if (held >= most) throw refuse(tooMany(held, most))
      const one = deskFor(asked)
      const isOpen = () => open.get(asked.key) === one
      inThought.set(personId, held + 1)
      one.waiting += 1
      const thought = one.session.then(ask).finally(() => forget(inThought, personId))
      try {
        return await untilGone(gone, thought)
      } catch (error) {
        // A desk that failed may be lost; one that was left while others wait thinks on for them.
        if (isOpen() && (!gone.aborted || one.waiting === 1)) shut(asked.key)
        throw error
      } finally {
        one.waiting -= 1
        if (one.waiting === 0 && isOpen()) one.idle = setTimeout(() => shut(asked.key), idleMs).unref()
      }
    },
    close: () => {
      for (const key of open.keys()) shut(key)
    },
  }
}

function begun(instance: PlanInstance, openOne: NonNullable<DesksParts['open']>): Open {
  const ending = new AbortController()
  return {
    session: openOne(instance, { signal: ending.signal }),
    end: () => ending.abort(),
    waiting: 0,
    idle: undefined,
  }
}

function forget(inThought: Map<string, number>, personId: string): void {
  const left = (inThought.get(personId) ?? 1) - 1
  if (left === 0) inThought.delete(personId)
  else inThought.set(personId, left)
}

function tooMany(held: number, most: number): Refusal<'study.too-many-questions'> {
  return studyRefusals.refuse(
    'study.too-many-questions',
    { held: String(held), most: String(most) },
    {
      limit: {
        bound: { zh: `每人同时至多 ${most} 个`, en: `at most ${most} at once for each person` },
        asked: { zh: `第 ${held + 1} 个`, en: `number ${held + 1}` },
      },
    },
  )
}

/** An answer for as long as somebody waits for it. */
async function untilGone<Answer>(gone: AbortSignal, answer: Promise<Answer>): Promise<Answer> {
  const left = new Promise<never>((_, refuse) => {
    const leave = () => refuse(new Problem('unavailable', { what: { zh: '答复', en: 'The answer' } }))
    if (gone.aborted) leave()
    gone.addEventListener('abort', leave, { once: true })
  })
  return Promise.race([answer, left])
}
