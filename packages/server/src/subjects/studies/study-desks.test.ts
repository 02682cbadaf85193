// Desks for questions: few at once for each person, and none that thinks on when nobody waits for it.
import { Refused } from '@huanju/contract'
import type { PlanInstance } from '@huanju/optimiser'
import type { Session } from '@huanju/optimiser/running'
import { describe, expect, it } from 'vitest'
import { openStudyDesks, type Asked } from './study-desks.ts'

/** Desks whose sessions think until they are ended, unless they are asked for a quick answer. */
function desksThatThink(most = 9) {
  const sessions: AbortSignal[] = []
  const desks = openStudyDesks({
    most,
    open: async (_, { signal }) => {
      sessions.push(signal)
      const whyNot = () =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))))
      return { whyNot, reasons: async () => ['answer'] } as unknown as Session
    },
  })
  const asked = (key: string, personId: string, gone: AbortSignal): Asked => ({
    key,
    instance: {} as PlanInstance,
    personId,
    gone,
    refuse: (refusal) => new Refused(refusal),
  })
  return {
    sessions,
    ask: (key: string, personId = 'one') => {
      const leaving = new AbortController()
      const answer = desks.at(asked(key, personId, leaving.signal), (session) => session.whyNot('', []))
      return { leave: () => leaving.abort(), outcome: answer.then(String, String) }
    },
    quick: (key: string, personId = 'one') =>
      desks.at(asked(key, personId, new AbortController().signal), (session) => session.reasons([])),
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a question', () => {
  it('that nobody waits for any more ends its desk, and the next opens a new one', async () => {
    const { sessions, ask, quick } = desksThatThink()
    const { leave, outcome } = ask('a')
    await settled()
    leave()
    expect(await outcome).toContain('unavailable')
    expect(sessions.map(({ aborted }) => aborted)).toEqual([true])
    expect(await quick('a')).toEqual(['answer'])
    expect(sessions.map(({ aborted }) => aborted)).toEqual([true, false])
    expect(await quick('a')).toEqual(['answer'])
    expect(sessions).toHaveLength(2)
  })

  it('that is left leaves the desk to others who wait there, and the last one ends it', async () => {
    const { sessions, ask } = desksThatThink()
    const [first, second] = [ask('a'), ask('a', 'two')]
    await settled()
    first.leave()
    await first.outcome
    expect(sessions.map(({ aborted }) => aborted)).toEqual([false])
    second.leave()
    await second.outcome
    expect(sessions.map(({ aborted }) => aborted)).toEqual([true])
  })

  it('is refused where its person has as many in thought as may be, and taken again once one was left', async () => {
    const { ask, quick } = desksThatThink(2)
    const [first] = [ask('a'), ask('b')]
    await settled()
    const refused: unknown = await quick('c').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refused)
    expect(refused instanceof Refused && refused.against[0]).toMatchObject({
      code: 'study.too-many-questions',
      words: {
        zh: '您有 2 个推演问题正在计算，每人同时至多 2 个，暂不能再问',
        en: '2 of your questions about studies are being answered; a person may have 2 at once',
      },
      limit: { bound: { zh: '每人同时至多 2 个' }, asked: { zh: '第 3 个' } },
    })
    expect(await quick('c', 'two')).toEqual(['answer'])
    first.leave()
    await first.outcome
    await settled()
    expect(await quick('c')).toEqual(['answer'])
  })
})
