// Follows a stream of events of the server; where it had to make room for another window, it waits until it is looked at.

/** A connection as the browser opens it, which comes back by itself after a lost network. */
type Connection = Pick<EventSource, 'addEventListener' | 'close'>

/** The window that follows: whether anybody looks at it. */
interface Page extends Pick<EventTarget, 'addEventListener' | 'removeEventListener'> {
  readonly visibilityState: DocumentVisibilityState
}

interface Following {
  readonly open?: (address: string) => Connection
  readonly page?: Page
}

/** What shows that somebody looks at the window. */
const signs = ['visibilitychange', 'pointerdown', 'keydown'] as const

/** Hears what a stream tells, until the function it gives is called. */
export function follow(
  address: string,
  hear: (data: string) => void,
  { open = (at) => new EventSource(at), page = document }: Following = {},
): () => void {
  let connection: Connection | undefined
  const connect = () => {
    const one = open(address)
    connection = one
    one.addEventListener('message', ({ data }) => hear(String(data)))
    // The server keeps few streams to a session: to come back at once would end the next one's, and so on for ever.
    one.addEventListener('over', () => {
      one.close()
      if (connection === one) connection = undefined
    })
  }
  const look = () => {
    if (page.visibilityState === 'visible' && !connection) connect()
  }
  // A window that nobody looks at takes no place; one that lost its place asks again when it is next used.
  look()
  for (const sign of signs) page.addEventListener(sign, look)
  return () => {
    for (const sign of signs) page.removeEventListener(sign, look)
    connection?.close()
  }
}
