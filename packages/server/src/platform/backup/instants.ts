// Instants to the microsecond, as people give them and as PostgreSQL prints them.

const shape = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,6}))?(Z|[+-]\d\d(?::?\d\d)?)$/

/** Microseconds since 1970 of a day, time and offset; throws, with an example, for anything else. */
export function microsecondsOf(text: string): bigint {
  const [, day, time, fraction = '', zone = ''] = shape.exec(text.trim()) ?? []
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
  const ms = zone === '' ? Number.NaN : Date.parse(`${day}T${time}${offset}`)
  if (Number.isNaN(ms)) {
    throw new Error(`时刻有误：${text}。请写成 2026-11-23T12:00:00Z 或 2026-11-23T20:00:00+08:00。 Not an instant.`)
  }
  return BigInt(ms) * 1000n + BigInt(fraction.padEnd(6, '0'))
}

/** The instant as PostgreSQL reads it, in UTC. */
export function printInstant(microseconds: bigint): string {
  const whole = new Date(Number(microseconds / 1_000_000n) * 1000).toISOString().slice(0, 19).replace('T', ' ')
  return `${whole}.${String(microseconds % 1_000_000n).padStart(6, '0')}+00`
}
