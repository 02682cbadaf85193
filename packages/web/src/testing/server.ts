// A server for tests of screens: its answers by endpoint, everything that was asked of it, and answers held back.
import { isStream, placeOf, type AnswerOf, type EndpointShape } from '@huanju/contract/endpoint'
import type { CallFinding } from '../app/call.ts'
import type { Words } from '../app/words.tsx'
import type { Refusal } from '@huanju/engines/workflow'
import { vi } from 'vitest'
import { z } from 'zod'

/** One request as the server saw it. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
  readonly headers: Headers
}

type Given<E extends EndpointShape> = AnswerOf<E> | Response
type Give<E extends EndpointShape> = (asked: Asked) => Given<E> | Promise<Given<E>>

interface Place {
  readonly shape: EndpointShape
  readonly answer: (asked: Asked) => Promise<Response>
}

/** A server that answers what it was told to, in the shapes of the contract, and refuses all else as not there. */
export class Server {
  readonly asked: Asked[] = []
  #places: Place[] = []

  /** Stands in the place of the network. */
  constructor() {
    vi.stubGlobal('fetch', (address: string, init: RequestInit) => this.#take(address, init))
  }

  /** Answers an endpoint from now on; a later answer takes the place of an earlier one. */
  on<E extends EndpointShape>(shape: E, give: Give<E>): this {
    const answer = async (asked: Asked) => responseOf(shape, await give(asked))
    this.#places = [{ shape, answer }, ...this.#places]
    return this
  }

  /** What was asked of an endpoint, in order. */
  askedOf(shape: EndpointShape): Asked[] {
    return this.asked.filter((one) => isAt(shape, one))
  }

  async #take(address: string, init: RequestInit): Promise<Response> {
    const { pathname, searchParams } = new URL(address, 'http://huanju.test')
    const asked: Asked = {
      method: init.method ?? 'GET',
      path: pathname.replace(/^\/api/, ''),
      query: searchParams,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      headers: new Headers(init.headers),
    }
    this.asked.push(asked)
    const place = this.#places.find(({ shape }) => isAt(shape, asked))
    return place ? place.answer(asked) : refused(404, 'not-found', { zh: '没有找到', en: 'Not found' })
  }
}

function isAt(shape: EndpointShape, { method, path }: Asked): boolean {
  const at = placeOf(shape)
  return method === at.method && new RegExp(`^${at.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(path)
}

function responseOf<E extends EndpointShape>({ gives }: E, given: Given<E>): Response {
  if (given instanceof Response) return given
  return isStream(gives) ? new Response(null, { status: 204 }) : Response.json(z.encode(gives, given))
}

interface Reasons {
  readonly findings?: readonly CallFinding[]
  readonly refusals?: readonly Refusal[]
  readonly faultId?: string
}

/** What the server answers where it does not do what was asked. */
export function refused(status: number, code: string, message: Words, reasons: Reasons = {}): Response {
  return Response.json({ code, message, details: {}, findings: [], ...reasons }, { status })
}

/** An answer that comes when it is told to, as on a slow network; `lose` cuts the line instead. */
export function held<Value>() {
  let [give, lose]: [(value: Value) => void, () => void] = [() => undefined, () => undefined]
  const answer = new Promise<Value>((resolve, reject) => {
    give = resolve
    lose = () => reject(new TypeError('failed to fetch'))
  })
  return { answer, give, lose }
}

/** The network is down. */
export function down(): never {
  throw new TypeError('failed to fetch')
}
