// Sessions with solved studies: opened at the first question, kept warm for the next ones, closed when idle.
import type { PlanInstance } from '@huanju/optimiser'
import { openSession, type Session } from '@huanju/optimiser/running'

/** The desks at which questions about studies are answered. */
export interface StudyDesks {
  /** Answers a question at the desk of a study as it was solved. */
  readonly at: <Answer>(
    key: string,
    instance: PlanInstance,
    ask: (session: Session) => Promise<Answer>,
  ) => Promise<Answer>
  readonly close: () => void
}

interface Open {
  readonly session: Promise<Session>
  users: number
  idle: NodeJS.Timeout | undefined
}

/** Opens the desks; at most `atOnce` are kept, each for some minutes after its last question. */
export function openStudyDesks({
  atOnce = 2,
  idleMs = 300_000,
}: { atOnce?: number; idleMs?: number } = {}): StudyDesks {
  const open = new Map<string, Open>()
  const shut = (key: string) => {
    const one = open.get(key)
    open.delete(key)
    clearTimeout(one?.idle)
    void one?.session.then((session) => session.close()).catch(() => undefined)
  }
  const makeRoom = () => {
    const idle = [...open].find(([, { users }]) => users === 0)
    if (open.size >= atOnce && idle) shut(idle[0])
  }
  return {
    at: async (key, instance, ask) => {
      if (!open.has(key)) makeRoom()
      const one = open.get(key) ?? { session: openSession(instance), users: 0, idle: undefined }
      open.set(key, one)
      clearTimeout(one.idle)
      one.users += 1
      try {
        return await ask(await one.session)
      } catch (error) {
        // A desk that failed may be lost; the next question opens a new one.
        if (open.get(key) === one) shut(key)
        throw error
      } finally {
        one.users -= 1
        if (one.users === 0) {
          one.idle = setTimeout(() => shut(key), idleMs)
          one.idle.unref()
        }
      }
    },
    close: () => {
      for (const key of open.keys()) shut(key)
    },
  }
}
