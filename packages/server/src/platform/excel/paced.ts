// Feeds a stream only while somebody waits for what comes out of it, so that a slow reader does not fill the memory.

/** A stream of the pieces, and a wrapper for what is read from it: pieces flow only while the wrapper is waited for. */
export function paced(pieces: AsyncGenerator<Uint8Array>): {
  stream: ReadableStream<Uint8Array>
  paceOf: <Row>(rows: AsyncGenerator<Row>) => AsyncGenerator<Row>
} {
  let isAwaited = true
  let wake = () => {}
  const setAwaited = (awaited: boolean) => {
    isAwaited = awaited
    if (awaited) wake()
  }
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!isAwaited) await new Promise<void>((resolve) => { wake = resolve })
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  }, { highWaterMark: 0 })
  return { stream, paceOf: (rows) => awaiting(rows, setAwaited) }
}

async function* awaiting<Row>(rows: AsyncGenerator<Row>, setAwaited: (awaited: boolean) => void): AsyncGenerator<Row> {
  try {
    for (;;) {
      const next = rows.next()
      // Rows that are there already come before this turn ends; only when none is left does the feed go on.
      const turn = setImmediate(() => setAwaited(true))
      const { done, value } = await next.finally(() => clearImmediate(turn))
      setAwaited(false)
      if (done) return
      yield value
    }
  } finally {
    setAwaited(true)
    await rows.return(undefined)
  }
}
