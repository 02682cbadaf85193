// How a route looks to its author: it finds, decides, writes and answers, inside one transaction, seen by one person.
import type {
  AnswerOf,
  BodyOf,
  Contract,
  EndpointShape,
  ParamsOf,
  Problem,
  QueryOf,
  RefusalsOf,
  Refused,
} from '@huanju/contract'
import type { Right } from '@huanju/domain/subjects'
import type { Refusal } from '@huanju/engines/workflow'
import type { Day } from '@huanju/quantities'
import type { Readable } from 'node:stream'
import type { Database, Tx, Viewer } from '../database/database.ts'

/** The person behind a request: a viewer with rights. */
export interface Actor extends Viewer {
  readonly personId: string
  readonly sessionId: string
  /** The rights held wherever this request may look; `regionIds` are those of the endpoint's own right. */
  readonly rights: ReadonlySet<Right>
  /** The regions where a right is held; for `session` those of all roles. */
  regionsFor(right: Right | 'session'): readonly string[]
}

/** A file to hand down: its bytes or stream, its name and media type. */
export interface Download {
  readonly content: Buffer | string | Readable
  readonly fileName: string
  readonly mediaType: string
  /** `inline` for pages; a file to save otherwise. */
  readonly shownAs?: 'inline' | 'attachment'
}

/** A received upload: stored already in a temporary file, which goes away with the request. */
export interface Upload {
  readonly path: string
  readonly fileName: string
  readonly bytes: number
  readonly mediaType: string
}

/** What a route gets. Days and instants are given, never read from a clock inside a rule. */
export interface Call<E extends EndpointShape> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  readonly actor: E['right'] extends 'public' ? Actor | null : Actor
  readonly viewer: Viewer
  readonly tx: Tx
  readonly database: Database
  readonly today: Day
  readonly now: Date
  readonly upload: E extends { upload: object } ? Upload : undefined
  readonly address: string
  readonly agent: string
  /** Sets or clears the session cookie with the answer. */
  readonly setSession: (token: string | null) => void
  /** The raw session token of this request, if any. */
  readonly sessionToken: string | null
  /** The token by which a browser that signed in before is known again, if it brought one. */
  readonly deviceToken: string | null
  /** Gives the browser such a token with the answer. */
  readonly setDevice: (token: string) => void
  /** Does the work once for the key of the request, in a transaction that the route has opened itself. */
  readonly once: <Done>(tx: Tx, work: () => Promise<Done>) => Promise<Done>
  /** Ends when the caller goes away. */
  readonly gone: AbortSignal
  /** Makes what is thrown where it may not be done; only what the endpoint says it may refuse compiles. */
  readonly refuse: (refusal: Refusal<RefusalsOf<E>>) => Refused
}

type StreamOf<Kind> = Kind extends 'download'
  ? Download
  : Kind extends 'events'
    ? AsyncIterable<unknown>
    : Kind extends 'tile'
      ? Buffer | null
      : Kind extends 'redirect'
        ? { location: string }
        : Kind extends 'nothing'
          ? void
          : never

/** What a route answers with, by the endpoint's kind of answer. */
export type Given<E extends EndpointShape> = E['gives'] extends { kind: infer Kind extends string }
  ? StreamOf<Kind>
  : AnswerOf<E>

/**
 * A problem that is thrown rolls back all that was written; one that is returned keeps it, as a counted failure must
 * be kept. A route that opens its transactions itself gets none.
 */
export type Route<E extends EndpointShape> = ((call: Call<E>) => Promise<Given<E> | Problem>) & {
  readonly opensItself?: true
}

/** A call without a transaction around it. */
export type OpenCall<E extends EndpointShape> = Omit<Call<E>, 'tx'>

/** Marks a route that opens its transactions itself, so that what takes long, as hashing does, holds none meanwhile. */
export function opening<E extends EndpointShape>(route: (call: OpenCall<E>) => Promise<Given<E> | Problem>): Route<E> {
  return Object.assign((call: OpenCall<E>) => route(call), { opensItself: true as const })
}

/** One subject's routes; a missing or extra one does not compile. */
export type RoutesOf<Group> = {
  [Name in keyof Group]: Group[Name] extends EndpointShape ? Route<Group[Name]> : never
}

/** All routes of the product. */
export type RouteTable = { [Subject in keyof Contract]: RoutesOf<Contract[Subject]> }
