// A slow reader holds the feed back.
import { expect, it } from 'vitest'
import { paced } from './paced.ts'

/** Reads ahead as fast as it is fed and keeps what it has read, as the library does: two rows from each piece. */
async function* readingAhead(stream: ReadableStream<Uint8Array>): AsyncGenerator<number> {
  const waiting: number[] = []
  const state = { isOver: false, wake: () => {} }
  const reading = (async () => {
    for await (const [first = 0] of stream) {
      waiting.push(first * 2, first * 2 + 1)
      state.wake()
    }
    state.isOver = true
    state.wake()
  })()
  while (!state.isOver || waiting.length > 0) {
    const next = waiting.shift()
    if (next === undefined) await new Promise<void>((resolve) => { state.wake = resolve })
    else yield next
  }
  await reading
}

it('feeds only while somebody waits, and everything in the end', async () => {
  let fed = 0
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (; fed < 100; fed += 1) yield new Uint8Array([fed])
  }
  const { stream, paceOf } = paced(pieces())
  const seen: number[] = []
  for await (const row of paceOf(readingAhead(stream))) {
    seen.push(row)
    // The reader takes its time: many turns pass.
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => { setImmediate(resolve) })
    expect(fed).toBeLessThan(row / 2 + 6)
  }
  expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => index))
})
