// Shares of one thing against the whole: what stands, what a change leaves of it, and what rows would add to it.
import { asShare, asText, beyondWhole, snake, type Holding, type Whole } from '@huanju/engines/entities'
import type { Finding } from '@huanju/engines/tables'
import { sql } from 'kysely'
import { rowsOf, type Tx } from '../database/database.ts'
import type { EntityPlan } from './plan.store.ts'
import type { Values } from './values.ts'

interface Standing {
  readonly of: string
  readonly numerator: string
  readonly denominator: string
  readonly from: string | null
  readonly to: string | null
}

/**
 * Findings by row where shares would come to more than the whole. Rows that change a record count first, with what they
 * leave of it; then new ones in their order, so that a row too many is refused and its neighbours are not.
 */
export async function beyondWholes(
  tx: Tx,
  plan: Pick<EntityPlan, 'entity' | 'table'>,
  rows: readonly Values[],
  changed: readonly (string | null)[],
): Promise<Finding[][]> {
  const findings: Finding[][] = rows.map(() => [])
  for (const whole of plan.entity.wholes) {
    const asked = rows.map((values) => ({ of: asText(values[whole.of]), holding: holdingOf(values, whole) }))
    const things = [...new Set(asked.flatMap(({ of, holding }) => (of !== null && holding ? [of] : [])))]
    if (things.length === 0) continue
    const held = await standing(tx, plan, { whole, things, besides: changed.filter((id) => id !== null) })
    const order = rows.map((_, index) => index).toSorted((a, b) => rank(changed[a]) - rank(changed[b]) || a - b)
    for (const row of order) {
      const { of, holding } = asked[row] ?? {}
      if (!of || !holding) continue
      const together = [...(held.get(of) ?? []), holding]
      const beyond = beyondWhole(together)
      if (beyond) findings[row]?.push(tooMuch(whole, beyond))
      else held.set(of, together)
    }
  }
  return findings
}

const rank = (id: string | null | undefined) => (id ? 0 : 1)

function holdingOf(values: Values, { share, during }: Whole): Holding | undefined {
  const given = asShare(values[share])
  return given ? { share: given, from: asText(values[during.from]), to: asText(values[during.to]) } : undefined
}

async function standing(
  tx: Tx,
  { table }: Pick<EntityPlan, 'table'>,
  { whole, things, besides }: { whole: Whole; things: readonly string[]; besides: readonly string[] },
): Promise<Map<string, Holding[]>> {
  const { share, of, during } = whole
  const column = (id: string, suffix = '') => sql.ref(`e.${snake(id)}${suffix}`)
  const rows = await rowsOf(
    tx,
    sql<Standing>`select ${column(of)} as of, ${column(share, '_numerator')}::text as numerator,
      ${column(share, '_denominator')}::text as denominator, ${column(during.from)} as from, ${column(during.to)} as to
    from ${sql.table(table)} e
    where ${column(of)} = any (${[...things]}::uuid[]) and ${column(share, '_numerator')} is not null
      and e.voided_at is null and e.id <> all (${[...besides]}::uuid[])`,
  )
  const held = new Map<string, Holding[]>(things.map((id) => [id, []]))
  for (const { of: id, numerator, denominator, from, to } of rows)
    held.get(id)?.push({ share: { numerator: BigInt(numerator), denominator: BigInt(denominator) }, from, to })
  return held
}

function tooMuch({ share, words }: Whole, { on, sum }: { on: string | null; sum: Holding['share'] }): Finding {
  const total = `${sum.numerator}/${sum.denominator}`
  const [day, dayEn] = on === null ? ['', ''] : [`在 ${on} `, ` on ${on}`]
  return {
    column: share,
    severity: 'error',
    message: {
      zh: `${words.zh}${day}合计 ${total}，超过 1；请核对份额，或先为原业主填写转出日期`,
      en: `${words.en} come to ${total}${dayEn}, more than 1; check the share, or give the former owner a last day first`,
    },
  }
}
