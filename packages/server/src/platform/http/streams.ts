// Streams of events, few to a session: where one too many opens, the oldest ends and is told so.

/** The open streams by session. */
export interface Streams {
  /** Takes a place for a stream of a session; `over` aborts when a later one needs it. */
  take(sessionId: string): Place
}

/** A place that a stream holds until it is given back. */
export interface Place {
  readonly over: AbortSignal
  readonly leave: () => void
}

/** Keeps the places; `most` is how many a session may hold at once. */
export function keepStreams(most: number): Streams {
  const held = new Map<string, Set<AbortController>>()
  return {
    take: (sessionId) => {
      const own = held.get(sessionId) ?? new Set()
      held.set(sessionId, own)
      const [place, [oldest]] = [new AbortController(), own]
      if (oldest && own.size >= most) {
        own.delete(oldest)
        oldest.abort()
      }
      own.add(place)
      return {
        over: place.signal,
        leave: () => {
          own.delete(place)
          if (own.size === 0 && held.get(sessionId) === own) held.delete(sessionId)
        },
      }
    },
  }
}
