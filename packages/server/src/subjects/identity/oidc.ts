// Talks to the identity provider (OpenID Connect): code flow with PKCE, state, nonce and issuer check.
import { Problem } from '@huanju/contract'
import * as client from 'openid-client'
import type { IdentityParts } from './parts.ts'

/** What the provider proved about a person. */
export interface ProvenSubject {
  /** Issuer and subject together, since a subject is unique only within its issuer. */
  readonly subject: string
  readonly login: string | null
  /** Whether the provider says that more than a password was asked for. */
  readonly hasSecondFactor: boolean
  /** When the person last proved it to the provider, in seconds since 1970; null where it does not say. */
  readonly provenAt: number | null
}

/** One sign-in under way. */
export interface OidcAttempt {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** The provider of one deployment, discovered when first needed and again after a failure. */
export interface Provider {
  /** Where to send the browser; `anew` has the provider ask even somebody it knows already. */
  begin(attempt: OidcAttempt, anew?: 'anew'): Promise<string>
  /** Exchanges the code of a callback; what does not fit is `sign-in-failed`, a silent provider `unavailable`. */
  finish(query: Record<string, string | undefined>, attempt: OidcAttempt): Promise<ProvenSubject>
}

const timeoutSeconds = 10
const loopback = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/

/** Opens the provider that the settings name; undefined for none, an error without https unless on this machine. */
export function openProvider(settings: IdentityParts['settings']): Provider | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings
  if (!issuer || !clientId) return undefined
  if (!issuer.startsWith('https://') && !loopback.test(issuer)) {
    throw new Error('统一身份认证地址须为 https OIDC_ISSUER must be https')
  }
  const callback = new URL(
    '/api/identity/oidc/callback',
    settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`,
  )
  let discovered: Promise<client.Configuration> | undefined
  const configuration = () => {
    discovered ??= discover(issuer, clientId, clientSecret).catch((error: unknown) => {
      discovered = undefined
      throw unavailable(error)
    })
    return discovered
  }
  return {
    begin: async ({ state, nonce, verifier }, anew) =>
      client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: callback.href,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(anew && { prompt: 'login', max_age: '0' }),
      }).href,
    finish: async (query, { state, nonce, verifier }) => {
      const current = new URL(callback)
      for (const [name, value] of Object.entries(query)) if (value !== undefined) current.searchParams.set(name, value)
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      const tokens = await client.authorizationCodeGrant(await configuration(), current, checks).catch(refused)
      return provenBy(tokens.claims(), settings.OIDC_LOGIN_CLAIM)
    },
  }
}

function discover(issuer: string, clientId: string, clientSecret: string | undefined): Promise<client.Configuration> {
  const execute = loopback.test(issuer) ? [client.allowInsecureRequests] : []
  return client.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: timeoutSeconds })
}

function provenBy(claims: client.IDToken | undefined, loginClaim: string): ProvenSubject {
  if (!claims) throw new Problem('sign-in-failed')
  const login = claims[loginClaim]
  const methods = Array.isArray(claims.amr) ? claims.amr.map(String) : []
  return {
    subject: `${claims.iss} ${claims.sub}`,
    login: typeof login === 'string' ? login : null,
    provenAt: typeof claims.auth_time === 'number' ? claims.auth_time : null,
    hasSecondFactor: methods.some((method) => ['mfa', 'otp', 'hwk', 'sc'].includes(method)),
  }
}

// What the provider or the checks refuse is a failed sign-in; a provider that cannot be reached is not.
function refused(error: unknown): never {
  const isNetwork = error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')
  throw isNetwork ? unavailable(error) : Object.assign(new Problem('sign-in-failed'), { cause: error })
}

function unavailable(cause: unknown): Problem {
  return Object.assign(new Problem('unavailable', { what: { zh: '统一身份认证', en: 'sign-in service' } }), { cause })
}
