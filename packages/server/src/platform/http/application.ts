// Builds the HTTP application: plugins, headers, errors, every route of the contract, the web pages.
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import { contract, Problem, type EndpointShape, Refused } from '@huanju/contract'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { randomBytes } from 'node:crypto'
import type { Settings } from '../../settings.ts'
import { answer, type AnyRoute, type Gate } from './answer.ts'
import { answerTo, answerToFault, answerToRefusal, problemFrom } from './problems.ts'
import type { RouteTable } from './routes.ts'
import { serveWeb } from './web.ts'

export interface ApplicationParts {
  readonly settings: Settings
  readonly gate: Gate
  readonly routes: RouteTable
}

/** Puts the product on a Fastify instance, ready to listen. */
export async function buildApplication({ settings, gate, routes }: ApplicationParts): Promise<FastifyInstance> {
  const app = Fastify({
    logger:
      settings.LOG_LEVEL === 'silent'
        ? false
        : { level: settings.LOG_LEVEL, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    bodyLimit: 1024 * 1024,
    trustProxy: settings.isSecure ? 'loopback' : false,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    // What the framework refuses before a route is found (an address too long, a bad escape) answers like the rest.
    frameworkErrors: (error, _request, reply) => {
      const { status, body } = answerTo(problemFrom(error) ?? new Problem('invalid-json'))
      reply.raw.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
    },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await addPlugins(app, settings)
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof Refused) {
      const { status, body } = answerToRefusal(error)
      return reply.code(status).send(body)
    }
    const problem = problemFrom(error)
    if (problem) {
      const { status, body } = answerTo(problem)
      const { seconds } = problem.details
      if (seconds !== undefined) void reply.header('retry-after', seconds)
      return reply.code(status).send(body)
    }
    const { status, body, faultId } = answerToFault()
    request.log.error({ err: error, faultId }, 'fault')
    return reply.code(status).send(body)
  })
  for (const { name, shape, route } of tabled(routes)) answer(app, gate, { name, shape, route })
  await serveWeb(app, settings)
  return app
}

// Helmet sees the raw request only; the nonce of each is kept beside it for as long as it lives.
const nonces = new WeakMap<object, string>()

async function addPlugins(app: FastifyInstance, settings: Settings): Promise<void> {
  await app.register(cookie)
  await app.register(multipart)
  await app.register(rateLimit, { max: settings.RATE_PER_MINUTE, timeWindow: '1 minute' })
  app.addHook('onRequest', async (request) => {
    request.nonce = randomBytes(16).toString('base64')
    nonces.set(request.raw, request.nonce)
  })
  app.decorateRequest('nonce', '')
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", (raw) => `'nonce-${nonces.get(raw) ?? ''}'`],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: settings.isSecure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '焕居 Huanju', version: '0.1.0' }, servers: [{ url: '/' }] },
    transform: jsonSchemaTransform,
  })
}

/** The contract and the route table side by side, as a flat list in contract order. */
function tabled(routes: RouteTable): { name: string; shape: EndpointShape; route: AnyRoute }[] {
  const groups = routes as unknown as Record<string, Record<string, AnyRoute>>
  return Object.entries(contract).flatMap(([subject, group]) =>
    Object.entries(group as Record<string, EndpointShape>).map(([name, shape]) => {
      const route = groups[subject]?.[name]
      if (!route) throw new Error(`no route for ${subject}.${name}`)
      return { name: `${subject}.${name}`, shape, route }
    }),
  )
}

declare module 'fastify' {
  interface FastifyRequest {
    nonce: string
  }
}
