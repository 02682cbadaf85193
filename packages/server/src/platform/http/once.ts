// Does what a request asks once for each key it is sent under, in one transaction, and answers it alike ever after.
import { isStream, Problem, type EndpointShape } from '@huanju/contract'
import type { FastifyRequest } from 'fastify'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '../database/database.ts'
import type { Secrets } from '../secrets/index.ts'
import { hashFile } from '../files/files.store.ts'
import type { Actor, Upload } from './routes.ts'
import { claimKey, keepAnswer } from './request-keys.store.ts'

/** A request as it is told apart from others. */
export interface Request {
  readonly shape: EndpointShape
  readonly request: FastifyRequest
  readonly actor: Actor | null
  /** What came with it, where a file did. */
  readonly upload?: Pick<Upload, 'path'> | undefined
  /** Answers may hold what nobody else may read; they are kept sealed. */
  readonly secrets: Pick<Secrets, 'seal' | 'unseal'>
}

/** The key a request was sent under; null where it has none, or its answer is no record that could be kept. */
function keyOf({ shape, request, actor }: Pick<Request, 'shape' | 'request' | 'actor'>): string | null {
  const key = request.headers['idempotency-key']
  const { gives, onlyReads } = shape
  const isKept = !isStream(gives) || gives.kind === 'nothing'
  if (typeof key !== 'string' || !actor || request.method === 'GET' || onlyReads || !isKept) return null
  if (!/^[\w-]{8,80}$/.test(key)) throw new Problem('invalid-json')
  return key
}

/** Runs `work` unless it was done under this key before; then gives what it was answered with. */
export async function once(
  tx: Tx,
  { shape, request, actor, upload, secrets }: Request,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const key = keyOf({ shape, request, actor })
  if (key === null || !actor) return work()
  const { gives } = shape
  const { personId } = actor
  const met = await claimKey(tx, { personId, key, fingerprint: await fingerprintOf(request, upload) })
  if (met.is === 'other') throw new Problem('key-reused')
  if (met.is === 'answered')
    return isStream(gives) ? undefined : z.decode(gives, JSON.parse(secrets.unseal(met.answer)) as never)
  const given = await work()
  if (given instanceof Problem) return given
  const text = isStream(gives) ? 'null' : JSON.stringify(z.encode(gives, given as never))
  await keepAnswer(tx, { personId, key }, secrets.seal(text))
  return given
}

async function fingerprintOf({ method, url, body }: FastifyRequest, upload: Request['upload']): Promise<string> {
  const text = JSON.stringify(body ?? null, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
  const file = upload ? ` ${await hashFile(upload.path)}` : ''
  return createHash('sha256').update(`${method} ${url} ${text}${file}`).digest('hex')
}
