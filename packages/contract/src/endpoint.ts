// What an endpoint is: one value that says the words, the right, the input, the answer and the possible refusals.
import type { RefusalCode, Right } from '@huanju/domain/subjects'
import type { z } from 'zod'
import type { ProblemCode } from './problems.ts'

/** A text in both languages; Chinese leads. */
export interface Words {
  readonly zh: string
  readonly en: string
}

const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const
export type Method = (typeof methods)[number]

/** An answer that is not JSON: a file, a stream of events, a map tile, a redirect, or nothing at all. */
export type StreamAnswer =
  | { readonly kind: 'download'; readonly mediaTypes: readonly string[] }
  | { readonly kind: 'events'; readonly event: z.ZodType }
  | { readonly kind: 'tile' }
  | { readonly kind: 'redirect' }
  | { readonly kind: 'nothing' }

/** What an endpoint takes beside its path: a query, a JSON body, or one uploaded file with the query as its form. */
export interface EndpointShape {
  readonly words: Words
  readonly at: `${Method} /${string}`
  /** `public` needs no session, `session` needs one, anything else is a right held by role. */
  readonly right: Right | 'public' | 'session'
  /** `password`: whoever asks must have entered the password again a few minutes ago at most. */
  readonly asks?: 'password'
  /**
   * A step of coming in, or a matter of the person's own account: it may be asked while the password must still be
   * changed or the second factor bound, is looked at with the system's eyes, and its answers, which hold secrets, are
   * kept under no key.
   */
  readonly isOfEntry?: true
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly upload?: { readonly maxBytes: number; readonly words: Words }
  /** A question that is posted, so that what is asked stands in no address: it writes nothing but that it was asked. */
  readonly onlyReads?: true
  readonly gives: z.ZodType | StreamAnswer
  /** Problems that may meet a request, and refusals by what is to be done: their codes. */
  readonly refuses?: readonly (ProblemCode | RefusalCode)[]
}

/** Declares an endpoint; the shape is kept exactly, so that types follow from the value. */
export function endpoint<const Shape extends EndpointShape>(shape: Shape): Shape {
  return shape
}

/** The refusals an endpoint may answer with. */
export type RefusalsOf<E extends EndpointShape> = E['refuses'] extends readonly (infer Code)[]
  ? Extract<Code, RefusalCode>
  : never

type SchemaOutput<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

/** The decoded path parameters a route receives. */
export type ParamsOf<E extends EndpointShape> = SchemaOutput<E['params']>
/** The decoded query a route receives. */
export type QueryOf<E extends EndpointShape> = SchemaOutput<E['query']>
/** The decoded body a route receives. */
export type BodyOf<E extends EndpointShape> = SchemaOutput<E['body']>
/** What a route must answer and a caller receives, decoded. */
export type AnswerOf<E extends EndpointShape> = E['gives'] extends z.ZodType ? z.output<E['gives']> : undefined

/** What a caller hands over: decoded values, since the client encodes them. */
export type CallOf<E extends EndpointShape> = (E['params'] extends z.ZodType
  ? { params: z.output<E['params']> }
  : unknown) &
  (E['query'] extends z.ZodType ? { query?: z.input<E['query']> } : unknown) &
  (E['body'] extends z.ZodType ? { body: z.output<E['body']> } : unknown)

/** Splits `GET /communities/:community` into its method and path. */
export function placeOf(shape: EndpointShape): { method: Method; path: string } {
  const [said, path = '/'] = shape.at.split(' ')
  const method = methods.find((one) => one === said)
  if (!method) throw new Error(`no method stands in “${shape.at}”`)
  return { method, path }
}

/** Whether an answer is a stream kind rather than a JSON schema. */
export function isStream(gives: EndpointShape['gives']): gives is StreamAnswer {
  return 'kind' in gives && typeof gives.kind === 'string'
}
