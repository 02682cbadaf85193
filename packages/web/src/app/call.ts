// The one way to the server: encodes what goes, decodes what comes, and throws problems that say what and where.
import { isStream, placeOf, type AnswerOf, type CallOf, type EndpointShape } from '@huanju/contract/endpoint'
import { wordsOfIssue } from '@huanju/contract/issue-words'
import { problemAnswer } from '@huanju/contract/shapes'
import type { Refusal } from '@huanju/engines/workflow'
import { z } from 'zod'
import type { Words } from './words.tsx'

/** One finding on one field. */
export interface CallFinding {
  readonly field: string
  readonly message: Words
}

/** A refused or failed call, in the words of the server; a lost network and a server that gives no answer say so. */
export class CallProblem extends Error {
  readonly code: string
  readonly status: number
  readonly words: Words
  readonly findings: readonly CallFinding[]
  /** Every reason, where something may not be done. */
  readonly refusals: readonly Refusal[]
  readonly faultId: string | undefined
  constructor({
    code,
    status,
    message,
    findings,
    refusals,
    faultId,
  }: {
    code: string
    status: number
    message: Words
    findings?: readonly CallFinding[]
    refusals?: readonly Refusal[]
    faultId?: string
  }) {
    super(message.zh)
    this.code = code
    this.status = status
    this.words = message
    this.findings = findings ?? []
    this.refusals = refusals ?? []
    this.faultId = faultId
  }
}

let csrfToken = ''

/** Keeps the token that proves our own page on unsafe requests; the session hands it over. */
export function keepCsrfToken(token: string): void {
  csrfToken = token
}

let askPassword: (() => Promise<boolean>) | undefined

/** Says who asks the person for the password again where the server wants it; it gives whether that was entered. */
export function keepPasswordAsker(ask: () => Promise<boolean>): void {
  askPassword = ask
}

type Given = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }

/** Calls an endpoint with decoded values and gives its decoded answer, unless it is given up; throws `CallProblem`. */
export async function call<E extends EndpointShape>(
  shape: E,
  given: CallOf<E>,
  signal?: AbortSignal,
): Promise<AnswerOf<E>> {
  const { params, query, body } = given as Given
  const { method } = placeOf(shape)
  const address = addressOf(shape, params, query)
  const sent = body === undefined ? {} : { body: JSON.stringify(shape.body ? encoded(shape.body, body) : body) }
  const go = (headers: Record<string, string> = {}) =>
    send(address, {
      method,
      headers: { ...headersFor(method, body !== undefined), ...headers },
      credentials: 'same-origin',
      ...(signal && { signal }),
      ...sent,
    }).catch((problem: unknown) => {
      throw body === undefined ? misread(problem, { params, query }) : problem
    })
  const read = async (headers?: Record<string, string>) => bodyOf(shape, await go(headers))
  return sendOrProve(shape, () =>
    method === 'GET' ? read() : askedOnce(`${method} ${address} ${sent.body ?? ''}`, read),
  )
}

// What was sent and not answered keeps its key for a moment: sent again, by a second press or after a lost network, it is
// done once. Once anything else was done the world has moved on, and the same words mean a new request.
const keys = new Map<string, { readonly key: string; readonly until: number }>()
const keptMs = 120_000

async function askedOnce<Answer>(
  asked: string,
  ask: (headers: Record<string, string>) => Promise<Answer>,
): Promise<Answer> {
  const known = keys.get(asked)
  const kept = known && known.until > Date.now() ? known : { key: newKey(), until: Date.now() + keptMs }
  keys.set(asked, kept)
  try {
    const answer = await ask({ 'idempotency-key': kept.key })
    keys.clear()
    return answer
  } catch (error) {
    if (error instanceof CallProblem && !isUnanswered(error)) keys.delete(asked)
    else keys.set(asked, kept)
    throw error
  }
}

// Not `randomUUID`, which browsers give only over https.
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

// An answer that breaks off on its way was no answer.
async function bodyOf<E extends EndpointShape>(shape: E, response: Response): Promise<AnswerOf<E>> {
  const isEmpty = isStream(shape.gives) || response.status === 204
  const body: unknown = isEmpty
    ? undefined
    : await response.json().catch(() => {
        throw new CallProblem(lost)
      })
  return decoded(shape, body, isEmpty)
}

// What asks for the password again is sent once more when it has been entered.
async function sendOrProve<Answer>({ asks }: EndpointShape, go: () => Promise<Answer>): Promise<Answer> {
  if (asks !== 'password') return go()
  try {
    return await go()
  } catch (error) {
    const isAsked = error instanceof CallProblem && error.code === 'password-needed'
    if (!isAsked || !(await askPassword?.())) throw error
    return go()
  }
}

const unsent = {
  code: 'invalid-input',
  status: 400,
  message: {
    zh: '有内容填写有误，没有提交，请按提示修改后再提交',
    en: 'Something is not valid and was not sent; mend what is marked and try again',
  },
}
const strange = {
  code: 'strange-answer',
  status: 502,
  message: {
    zh: '系统的答复与本页不符，可能刚刚升级，请刷新页面后重试',
    en: 'The answer does not fit this page, which may be out of date; reload it and try again',
  },
}

// What the schema refuses never leaves the page: it is told like a refusal of the server, field by field.
function encoded(schema: z.ZodType, body: unknown): unknown {
  try {
    return z.encode(schema, body)
  } catch (error) {
    throw new CallProblem({ ...unsent, findings: error instanceof z.ZodError ? error.issues.map(findingOf) : [] })
  }
}

function findingOf(issue: z.core.$ZodIssue): CallFinding {
  return { field: issue.path.join('.'), message: wordsOfIssue(issue) }
}

function decoded<E extends EndpointShape>({ gives }: E, answer: unknown, isEmpty = false): AnswerOf<E> {
  const read = isEmpty || isStream(gives) ? { success: true, data: undefined } : z.safeDecode(gives, answer)
  // The answer is what its own schema has made of it.
  if (read.success) return read.data as AnswerOf<E>
  throw new CallProblem(strange)
}

/** Uploads one file to an endpoint that takes one, with what its query asks for. */
export async function upload<E extends EndpointShape>(
  shape: E,
  file: File,
  query: Record<string, unknown> = {},
): Promise<AnswerOf<E>> {
  const form = new FormData()
  form.append('file', file)
  const address = addressOf(shape, {}, query)
  const { name, size, lastModified } = file
  return askedOnce(`POST ${address} ${name} ${size} ${lastModified}`, async (headers) => {
    const sent = { ...headersFor('POST', false), ...headers }
    const response = await send(address, { method: 'POST', headers: sent, credentials: 'same-origin', body: form })
    return bodyOf(shape, response)
  })
}

/** The address of an endpoint, for links, downloads, tiles and event streams. */
export function addressOf(
  shape: EndpointShape,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const path = placeOf(shape).path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = searchOf(query)
  return `/api${path}${search ? `?${search}` : ''}`
}

/** A query as an address holds it: lists repeat their name, blanks are left out. */
export function searchOf(query: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') search.append(name, String(item))
    }
  }
  return search.toString()
}

function headersFor(method: string, hasBody: boolean): Record<string, string> {
  return {
    ...(hasBody && { 'content-type': 'application/json' }),
    ...(method !== 'GET' && { 'x-huanju-csrf': csrfToken }),
  }
}

const lost = {
  code: 'lost',
  status: 0,
  message: {
    zh: '网络中断，内容还在本页，请稍后重试',
    en: 'The network is lost; what you entered is still here, try again',
  },
}

// A gateway speaks in the place of the server: it stands still for a moment, as when it is started anew.
const silent = {
  code: 'no-answer',
  message: {
    zh: '系统暂时没有应答，可能正在重启或升级。内容还在本页，请过一两分钟再试',
    en: 'The system is not answering just now; it may be restarting. What you entered is still here; try again in a minute or two',
  },
}

/** Whether nobody knows what became of a call, so that it can be sent again. */
export function isUnanswered({ code }: CallProblem): boolean {
  return code === lost.code || code === silent.code
}

// What a page asks for stands in its address, whose parts have no names that a person knows.
function misread(problem: unknown, { params = {}, query = {} }: Pick<Given, 'params' | 'query'>): unknown {
  if (!(problem instanceof CallProblem) || problem.code !== 'invalid-input') return problem
  const { status, findings, words } = problem
  const [first] = findings
  const { zh, en } = first?.message ?? words
  const [name = '', at] = first?.field.split('.') ?? []
  const value = query[name]
  const given: unknown = Array.isArray(value) ? (value[Number(at)] ?? value.join(' ')) : value
  const message =
    name in params
      ? { zh: `网址有误：${zh}`, en: `The address is not right: ${en}` }
      : typeof given === 'string'
        ? { zh: `查询条件“${given}”写得不对：${zh}`, en: `“${given}” cannot be looked for: ${en}` }
        : { zh: `查询条件中有一项写得不对：${zh}`, en: `Something in what is looked for is not valid: ${en}` }
  return new CallProblem({ code: 'misread', status, message, findings })
}

const told = problemAnswer.partial({ details: true, findings: true })

async function send(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init).catch(() => undefined)
  if (!response) throw new CallProblem(lost)
  if (response.ok) return response
  const said = told.safeParse(await response.json().catch(() => undefined))
  throw new CallProblem({ ...(said.success ? said.data : silent), status: response.status })
}
