// The platform over HTTP: whether it runs, and the description of its API.
import type { Contract } from '@huanju/contract'
import type { RoutesOf } from '../../platform/http/routes.ts'
import { apiPageOf } from './api-page.ts'

interface PlatformParts {
  readonly openApi: () => Record<string, unknown>
  readonly startedAt: Date
}

/** The routes of the platform. */
export function platformRoutes({ openApi, startedAt }: PlatformParts): RoutesOf<Contract['platform']> {
  // Made from the contract alone, which does not change while the product runs; it takes a fifth of a second.
  let page: string | undefined
  return {
    health: async () => ({ isReady: true, version: '0.1.0', startedAt: startedAt.toISOString() }),
    openApiDocument: async () => openApi(),
    apiPage: async () => ({
      content: (page ??= apiPageOf()),
      fileName: 'api.html',
      mediaType: 'text/html; charset=utf-8',
      shownAs: 'inline',
    }),
  }
}
