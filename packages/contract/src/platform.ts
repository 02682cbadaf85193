// The platform itself: whether it runs, and the description of its API.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant } from './shapes.ts'

export const health = endpoint({
  words: { zh: '运行状态', en: 'Health' },
  at: 'GET /health',
  right: 'public',
  gives: z.object({ isReady: z.boolean(), version: z.string(), startedAt: instant }),
})

export const openApiDocument = endpoint({
  words: { zh: '接口描述', en: 'OpenAPI description' },
  at: 'GET /openapi.json',
  right: 'public',
  gives: z.record(z.string(), z.unknown()),
})

export const apiPage = endpoint({
  words: { zh: '接口文档', en: 'API documentation' },
  at: 'GET /docs',
  right: 'public',
  gives: { kind: 'download', mediaTypes: ['text/html'] },
})
