// Puts one endpoint and its route on Fastify: identify, check right, validate, transact, encode.
import { isStream, placeOf, Problem, Refused, type EndpointShape } from '@huanju/contract'
import { refusalKinds, rightNamed, type Right } from '@huanju/domain/subjects'
import { problemAnswer } from '@huanju/contract/shapes'
import { dayOf } from '@huanju/quantities'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createHash, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Database, Tx, Viewer } from '../database/database.ts'
import type { Secrets } from '../secrets/index.ts'
import type { Actor, Call, Download } from './routes.ts'
import { once, type Request as Asked } from './once.ts'
import type { Place, Streams } from './streams.ts'
import { receiveUpload } from './upload.ts'

/** What the edge asks of identity. */
export interface Gate {
  readonly database: Database
  /**
   * Who a session token stands for, seeing only where the asked right is held; a session that ended gives null.
   * One who is only `watching` does not keep the session alive.
   */
  identify(token: string, asked: Right | 'public' | 'session', use?: 'watching'): Promise<Identified | null>
  /** Name of the session cookie. */
  readonly cookieName: string
  readonly isSecure: boolean
  readonly secrets: Pick<Secrets, 'seal' | 'unseal'>
  readonly now: () => Date
  /** Where streams of events take their places. */
  readonly streams: Streams
  /** A path for a file that is being received. */
  scratch(kind: string): string
}

/** The person found behind a token, and what stands between them and their work. */
export interface Identified {
  readonly actor: Actor
  readonly mustChangePassword: boolean
  readonly mustBindSecondFactor: boolean
  /** Whether the password was entered again a little while ago. */
  readonly hasProven: boolean
}

/** A route as the edge runs it, its types already checked where the table was written. */
export type AnyRoute = ((call: Call<EndpointShape>) => Promise<unknown>) & { readonly opensItself?: true }

const unsafe = new Set(['POST', 'PUT', 'DELETE'])

/** The token a browser sends back on unsafe requests to prove it is our own page. */
export function csrfTokenOf(sessionToken: string): string {
  return createHash('sha256').update(`csrf:${sessionToken}`).digest('base64url')
}

/** Registers one endpoint. */
export function answer(
  app: FastifyInstance,
  gate: Gate,
  named: { name: string; shape: EndpointShape; route: AnyRoute },
): void {
  const { name, shape, route } = named
  const { method, path } = placeOf(shape)
  app.route({
    method,
    url: `/api${path}`,
    schema: schemaOf(name, shape),
    // Before the body is read or anything of it judged: who may not come in learns nothing of what would be right.
    onRequest: async (request) => {
      admitted.set(request, await admit(gate, request, shape))
    },
    handler: async (request, reply) => {
      const { actor, token } = admitted.get(request) ?? { actor: null, token: null }
      const viewer = await viewerFor(gate, shape, actor)
      const place = placeFor(gate, shape, { actor, reply })
      const upload = shape.upload
        ? await receiveUpload(request, { ...shape.upload, path: gate.scratch('upload') })
        : undefined
      try {
        const person = shape.isOfEntry ? null : actor
        const asked = { shape, request, actor: person, upload, secrets: gate.secrets }
        const parts = { gate, request, reply, actor, viewer, token, upload, place, asked }
        const within = (tx?: Tx) => route(callFrom({ ...parts, tx }) as unknown as Call<EndpointShape>)
        const given = route.opensItself
          ? await within()
          : await gate.database.transact(viewer, (tx) => once(tx, asked, () => within(tx)))
        if (given instanceof Problem) throw given
        return await send(reply, shape, given, { place, mayGoOn: () => mayWatch(gate, token, shape) })
      } finally {
        await upload?.discard()
      }
    },
  })
}

// A stream of a session takes a place until its connection ends.
function placeFor(
  { streams }: Gate,
  shape: EndpointShape,
  { actor, reply }: { actor: Actor | null; reply: FastifyReply },
): Place | undefined {
  if (!actor || useOf(shape) !== 'watching') return undefined
  const place = streams.take(actor.sessionId)
  reply.raw.once('close', place.leave)
  return place
}

interface Admitted {
  readonly actor: Actor | null
  readonly token: string | null
}
const admitted = new WeakMap<FastifyRequest, Admitted>()

async function admit(gate: Gate, request: FastifyRequest, shape: EndpointShape): Promise<Admitted> {
  const token = request.cookies[gate.cookieName] ?? null
  const found = token ? await gate.identify(token, shape.right, useOf(shape)) : null
  if (unsafe.has(request.method)) checkOrigin(request)
  if (shape.right === 'public') return { actor: found?.actor ?? null, token }
  if (!found || !token) throw new Problem('not-signed-in')
  if (unsafe.has(request.method)) checkCsrf(request, token)
  if (!shape.isOfEntry) checkReady(found)
  checkRight(found, shape)
  return { actor: found.actor, token }
}

function checkRight({ actor, hasProven }: Identified, shape: EndpointShape): void {
  const { right, asks } = shape
  if (right !== 'session' && right !== 'public' && !actor.rights.has(right))
    throw new Problem('no-right', { right: rightNamed(right) })
  if (asks === 'password' && !hasProven) throw new Problem('password-needed')
}

function useOf({ gives }: EndpointShape): 'watching' | undefined {
  return isStream(gives) && gives.kind === 'events' ? 'watching' : undefined
}

/** Whether a stream may go on: its session is alive and still holds the right. */
async function mayWatch(gate: Gate, token: string | null, { right }: EndpointShape): Promise<boolean> {
  if (right === 'public') return true
  const found = token ? await gate.identify(token, right, 'watching') : null
  return found !== null && (right === 'session' || found.actor.rights.has(right))
}

function checkReady({ mustChangePassword, mustBindSecondFactor }: Identified): void {
  if (mustChangePassword) throw new Problem('password-change-needed')
  if (mustBindSecondFactor) throw new Problem('second-factor-binding-needed')
}

/** What is of entry is looked at with the system's eyes, since an account may be kept above its person's own regions. */
async function viewerFor(gate: Gate, { isOfEntry }: EndpointShape, actor: Actor | null): Promise<Viewer> {
  if (actor && !isOfEntry) return actor
  const system = await gate.database.systemViewer('identity')
  return actor ? { ...system, personId: actor.personId, login: actor.login, sessionId: actor.sessionId } : system
}

function checkOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') throw new Problem('forged-request')
  const { origin, host } = request.headers
  if (origin && host && (!URL.canParse(origin) || new URL(origin).host !== host)) throw new Problem('forged-request')
}

function checkCsrf(request: FastifyRequest, token: string): void {
  const given = Buffer.from(String(request.headers['x-huanju-csrf'] ?? ''))
  const wanted = Buffer.from(csrfTokenOf(token))
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Problem('forged-request')
}

const deviceSeconds = 180 * 86_400
const deviceCookie = ({ isSecure }: Gate) => (isSecure ? '__Secure-huanju-device' : 'huanju-device')

interface Parts {
  gate: Gate
  request: FastifyRequest
  reply: FastifyReply
  actor: Actor | null
  viewer: Viewer
  /** Undefined for a route that opens its own. */
  tx: Tx | undefined
  token: string | null
  upload: unknown
  /** Where it streams events. */
  place: Place | undefined
  asked: Asked
}

function callFrom({ gate, request, reply, actor, viewer, tx, token, upload, place, asked }: Parts) {
  const now = gate.now()
  const leaving = new AbortController()
  request.raw.once('close', () => {
    if (request.raw.destroyed) leaving.abort()
  })
  reply.raw.once('close', () => leaving.abort())
  return {
    params: request.params,
    query: request.query,
    body: request.body,
    actor,
    viewer,
    tx,
    database: gate.database,
    today: dayOf(now),
    now,
    upload,
    address: request.ip,
    agent: String(request.headers['user-agent'] ?? '').slice(0, 200),
    sessionToken: token,
    deviceToken: request.cookies[deviceCookie(gate)] ?? null,
    setDevice: (value: string) =>
      void reply.setCookie(deviceCookie(gate), value, {
        path: '/api/session',
        httpOnly: true,
        sameSite: 'strict',
        secure: gate.isSecure,
        maxAge: deviceSeconds,
      }),
    gone: place ? AbortSignal.any([leaving.signal, place.over]) : leaving.signal,
    once: (own: Tx, work: () => Promise<unknown>) => once(own, asked, work),
    refuse: (...against: ConstructorParameters<typeof Refused>) => new Refused(...against),
    setSession: (value: string | null) => {
      const base = { path: '/', httpOnly: true, sameSite: 'lax', secure: gate.isSecure } as const
      if (value === null) void reply.clearCookie(gate.cookieName, base)
      else void reply.setCookie(gate.cookieName, value, base)
    },
  }
}

type MayGoOn = () => Promise<boolean>
interface Watching {
  readonly place: Place | undefined
  readonly mayGoOn: MayGoOn
}

async function send(reply: FastifyReply, shape: EndpointShape, given: unknown, watching: Watching): Promise<unknown> {
  if (!isStream(shape.gives)) return reply.send(given)
  switch (shape.gives.kind) {
    case 'nothing':
      return reply.code(204).send()
    case 'redirect':
      return reply.redirect((given as { location: string }).location, 303)
    case 'tile':
      return sendTile(reply, given as Buffer | null)
    case 'download':
      return sendDownload(reply, given as Download)
    case 'events':
      return sendEvents(reply, shape.gives.event, given as AsyncIterable<unknown>, watching)
  }
}

function sendTile(reply: FastifyReply, tile: Buffer | null) {
  void reply.header('cache-control', 'private, no-cache')
  if (!tile) return reply.code(204).send()
  return reply.type('application/vnd.mapbox-vector-tile').send(tile)
}

function sendDownload(reply: FastifyReply, { content, fileName, mediaType, shownAs = 'attachment' }: Download) {
  void reply.header(
    'content-disposition',
    `${shownAs}; filename="download"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  )
  void reply.header('x-content-type-options', 'nosniff').header('cache-control', 'private, no-store')
  return reply.type(mediaType).send(content)
}

async function* whileAllowed(events: AsyncIterable<unknown>, mayGoOn: MayGoOn): AsyncGenerator<unknown> {
  for await (const event of events) {
    if (!(await mayGoOn())) return
    yield event
  }
}

function sendEvents(
  reply: FastifyReply,
  schema: z.ZodType,
  events: AsyncIterable<unknown>,
  { place, mayGoOn }: Watching,
) {
  async function* lines() {
    yield ': open\n\n'
    for await (const event of whileAllowed(events, mayGoOn)) {
      yield event === null ? ': still here\n\n' : `data: ${JSON.stringify(z.encode(schema, event))}\n\n`
    }
    // It had to make room: a browser that is told so does not come back at once, and drive out the next.
    if (place?.over.aborted) yield 'event: over\ndata: {}\n\n'
  }
  void reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no')
  return reply.type('text/event-stream').send(Readable.from(lines()))
}

function schemaOf(name: string, shape: EndpointShape): Record<string, unknown> {
  const gives = isStream(shape.gives) ? streamResponses(shape.gives.kind) : { 200: shape.gives }
  return {
    operationId: name,
    tags: [name.split('.')[0]],
    summary: shape.words.zh,
    description: [`${shape.words.en} · right: ${shape.right}`, ...refusalsTold(shape)].join('\n\n'),
    ...(shape.params && { params: shape.params }),
    ...(shape.query && { querystring: shape.query }),
    ...(shape.body && { body: shape.body }),
    ...(shape.upload && { consumes: ['multipart/form-data'] }),
    // Reasons are described only where an endpoint may give some: the description stays short enough to be read.
    response: {
      ...gives,
      ...(refusalsTold(shape).length > 0 && { 422: problemAnswer }),
      '4xx': plainProblem,
      '5xx': plainProblem,
    },
  }
}

// What an endpoint may refuse: code and sentence, as the product says it.
function refusalsTold({ refuses = [] }: EndpointShape): string[] {
  return refuses.flatMap((code) => {
    const kind = Object.hasOwn(refusalKinds, code) ? refusalKinds[code as keyof typeof refusalKinds] : undefined
    return kind ? [`422 \`${code}\` ${kind.zh} / ${kind.en}`] : []
  })
}

const plainProblem = problemAnswer.omit({ refusals: true })

function streamResponses(kind: string): Record<string, z.ZodType> {
  if (kind === 'nothing') return { 204: z.undefined().describe('无内容 No content') }
  if (kind === 'redirect') return { 303: z.undefined().describe('转到 See other') }
  return {}
}
