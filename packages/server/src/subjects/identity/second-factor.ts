// One-time codes (TOTP, RFC 6238): six digits, thirty seconds, one step of drift either way, each step once.
import { Secret, TOTP } from 'otpauth'
import qrcode from 'qrcode'

const [digits, period] = [6, 30]

/** What a person needs to bind an authenticator: the link, the same as a picture, and the secret to type. */
export interface Binding {
  readonly uri: string
  readonly qrSvg: string
  readonly secret: string
}

/** Makes a fresh secret of 160 bits for a login. */
export async function makeBinding(login: string, issuer: string): Promise<Binding> {
  const totp = new TOTP({ issuer, label: login, secret: new Secret({ size: 20 }), digits, period })
  const uri = totp.toString()
  return { uri, secret: totp.secret.base32, qrSvg: await qrcode.toString(uri, { type: 'svg', margin: 2 }) }
}

/** The time step a code belongs to, null when it does not fit; the store sees to it that each step serves once. */
export function stepOf(code: string, { secret, now }: { secret: string; now: Date }): bigint | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits, period })
  const timestamp = now.getTime()
  const delta = totp.validate({ token: code, timestamp, window: 1 })
  if (delta === null) return null
  return BigInt(totp.counter({ timestamp }) + delta)
}
