// Streams of events: a session has few at once; where one too many opens the oldest ends and is told, and all others go on.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'

let city: TestCity
let base: string
beforeAll(async () => {
  city = await openTestCity({ environment: { STREAMS_PER_SESSION: '2' } })
  base = await city.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => city.close())

/** A stream that is read until a text has come, or to its end. */
async function watching({ cookie }: Client) {
  const leaving = new AbortController()
  const { body } = await fetch(`${base}/api/jobs/events`, { headers: { cookie }, signal: leaving.signal })
  const pieces = body?.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]()
  let text = ''
  const until = async (wanted: string | null) => {
    for (;;) {
      if (wanted !== null && text.includes(wanted)) return text
      const next = await pieces?.next()
      if (!next || next.done) return text
      text += next.value
    }
  }
  await until(': open')
  return { until, leave: () => leaving.abort() }
}

it('end with a word to the oldest of a session when one too many opens, and with it only', async () => {
  const [here, there] = [await city.as('east'), await city.as('east')]
  const elsewhere = await watching(there)
  const [first, second, third] = [await watching(here), await watching(here), await watching(here)]
  expect(await first.until(null)).toMatch(/event: over\ndata: \{\}\n\n$/)
  await here.call('POST /communities/exports')
  for (const stream of [second, third, elsewhere])
    expect(await stream.until('communities.export')).not.toContain('over')
  third.leave()
  // What was left makes room by itself: the next one drives out nobody.
  const fourth = await watching(here)
  await here.call('POST /buildings/exports')
  for (const stream of [second, fourth, elsewhere]) expect(await stream.until('buildings.export')).not.toContain('over')
  for (const stream of [second, fourth, elsewhere]) stream.leave()
})
