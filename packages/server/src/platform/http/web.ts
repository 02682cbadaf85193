// Serves the built web application: hashed assets for ever, the page itself with this request's nonce.
import fastifyStatic from '@fastify/static'
import { Problem } from '@huanju/contract'
import type { FastifyInstance } from 'fastify'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../../settings.ts'
import { answerTo } from './problems.ts'

const unbuilt =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>焕居</title><p>网页尚未构建，请运行 npm start。</p></html>'

/** Serves `packages/web/dist`; any path that is no file and not under `/api` is the application's page. */
export async function serveWeb(app: FastifyInstance, { root }: Pick<Settings, 'root'>): Promise<void> {
  const dist = join(root, 'packages/web/dist')
  const page = existsSync(join(dist, 'index.html')) ? readFileSync(join(dist, 'index.html'), 'utf8') : unbuilt
  if (existsSync(dist)) {
    await app.register(fastifyStatic, {
      root: dist,
      index: false,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/assets/') || path.includes('\\assets\\')
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' && !request.url.startsWith('/api') && !/\.[a-z0-9]{2,5}(\?|$)/.test(request.url)
    if (!isPage) {
      const { status, body } = answerTo(
        new Problem('not-found', { what: { zh: '页面或接口', en: 'page or endpoint' } }),
      )
      return reply.code(status).send(body)
    }
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(page.replaceAll('__CSP_NONCE__', request.nonce))
  })
}
