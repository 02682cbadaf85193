// A test city that listens on the loopback address: requests go through sockets, as a browser's or an attacker's do.
import type { Client, TestCity } from './harness.ts'

/** What came back over the wire: status, JSON where there was some, headers. */
export interface Answered {
  readonly status: number
  readonly json: Record<string, unknown>
  readonly headers: Headers
}

/** One request as it goes out; `raw` is a body sent as it stands. */
export interface Sending {
  readonly body?: unknown
  readonly raw?: string
  readonly headers?: Record<string, string>
  readonly as?: Client
}

/** Lets a test city listen on a free port, and gives what sends requests to it. */
export async function onTheWire(city: TestCity) {
  const address = await city.app.listen({ host: '127.0.0.1', port: 0 })
  return async (place: string, { body, raw, headers, as }: Sending = {}): Promise<Answered> => {
    const [method, path] = place.split(' ')
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const answer = await fetch(`${address}/api${path}`, {
      method: method ?? 'GET',
      redirect: 'manual',
      headers: {
        ...(payload !== undefined && { 'content-type': 'application/json' }),
        ...(as && { cookie: as.cookie, 'x-huanju-csrf': as.csrf }),
        ...headers,
      },
      ...(payload !== undefined && { body: payload }),
    })
    const text = await answer.text()
    const isJson = (answer.headers.get('content-type') ?? '').includes('json') && text !== ''
    return {
      status: answer.status,
      headers: answer.headers,
      json: isJson ? (JSON.parse(text) as Answered['json']) : {},
    }
  }
}
