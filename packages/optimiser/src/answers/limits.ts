// Limits in words: which row it is, and how many more households a further unit of it would reach.
import type { Words } from '@huanju/engines/rules'
import type { Model, Row } from '../model/model.ts'
import type { Channel, ConstraintId } from '../types.ts'

/** A limit that binds: what a project asks of it, and what that costs at its price. */
export interface BindingLimit {
  readonly constraint: ConstraintId
  readonly about: string
  readonly unit: Row['unit']
  /** Whole units asked: fen, dm², households or projects. */
  readonly asked: number
  /** Points that a further 10,000 yuan, 100 m², household or project of this limit is worth. */
  readonly price: number
  /** asked × price: points. */
  readonly costPoints: number
  readonly words: Words
}

/** Units in which prices are told: 10,000 yuan, 100 m², one household, one project. */
const told = { fen: 1_000_000, dm2: 10_000, households: 1, projects: 1 }
const unitWords = {
  fen: { zh: '1 万元', en: '10,000 yuan' },
  dm2: { zh: '100 ㎡', en: '100 m²' },
  households: { zh: '1 户', en: 'one household' },
  projects: { zh: '1 个项目', en: 'one project' },
}

/** Points below which a cost is the solver's rounding and no price: a limit that costs less does not bind. */
const least = 0.005

/** The limits that an option asks of and that have a price, dearest first. */
export function bindingLimits(model: Model, option: number, priceOf: (row: number) => number): BindingLimit[] {
  const found: BindingLimit[] = []
  for (let at = model.entryStart[option] ?? 0; at < (model.entryStart[option + 1] ?? 0); at++) {
    const index = model.entryRow[at] ?? 0
    const [row, asked, each] = [model.rows[index], model.entryAmount[at] ?? 0, priceOf(index)]
    if (!row || asked <= 0 || each * asked < least) continue
    const price = each * told[row.unit]
    found.push({
      constraint: row.constraint,
      about: row.about,
      unit: row.unit,
      asked,
      price,
      costPoints: each * asked,
      words: askedWords(model, row, { asked, price }),
    })
  }
  return found.toSorted((a, b) => b.costPoints - a.costPoints)
}

/** A limit by the name people know: channel or county, and year. */
export function limitName({ instance }: Model, { constraint, about, of, year }: Row): Words {
  const when = instance.years[year] ?? 0
  if (constraint === 'channel-budget' || constraint === 'county-match') return channelName(instance.channels[of], when)
  if (constraint === 'capacity') {
    const county = instance.counties[of]?.name ?? ''
    return { zh: `${county} ${when} 年承接能力`, en: `capacity of ${county} in ${when}` }
  }
  const { id = '', title = '' } = instance.cohorts?.[of] ?? {}
  // A share may be due after the last year of the plan: its year stands with what it is about.
  const [by = ''] = about.slice(id.length + 1).split(' ')
  return { zh: `${title}到 ${by} 年的比例`, en: `share of ${title} by ${by}` }
}

function channelName(channel: Channel | undefined, when: number): Words {
  const { title = '', carriesOver = false } = channel ?? {}
  const until = carriesOver ? { zh: '（累计至当年）', en: ' (so far)' } : { zh: '', en: '' }
  return { zh: `${when} 年${title}${until.zh}`, en: `${title} of ${when}${until.en}` }
}

function askedWords(model: Model, row: Row, { asked, price }: { asked: number; price: number }): Words {
  const name = limitName(model, row)
  const amount = amountWords(asked, row.unit)
  const more = homes(price / pointsPerHousehold(model))
  const unit = unitWords[row.unit]
  return {
    zh: `${name.zh}需 ${amount.zh}；再多 ${unit.zh}可多惠及约 ${more} 户`,
    en: `It needs ${amount.en} of the ${name.en}; ${unit.en} more would reach about ${more} more households`,
  }
}

/** An amount of a limit as it is read. */
export function amountWords(amount: number, unit: Row['unit']): Words {
  const many = (Math.round((amount / (unit === 'dm2' ? 100 : told[unit])) * 100) / 100).toLocaleString('en')
  const units = {
    fen: { zh: `${many} 万元`, en: `CNY ${many} × 10,000` },
    dm2: { zh: `${many} ㎡`, en: `${many} m²` },
    households: { zh: `${many} 户`, en: `${many} households` },
    projects: { zh: `${many} 个项目`, en: `${many} projects` },
  }
  return units[unit]
}

/** What a household counts for on average: by it, points of need become households, which everybody can picture. */
export function pointsPerHousehold({ instance: { projects } }: Pick<Model, 'instance'>): number {
  let [points, homesInAll] = [0, 0]
  for (const { modes, households } of projects) {
    points += Math.max(0, ...modes.flatMap(({ valuePointsByStartYear }) => valuePointsByStartYear))
    homesInAll += households
  }
  return homesInAll === 0 || points === 0 ? 1 : points / homesInAll
}

// Two digits that count: 12, 3.4, 0.56.
function homes(count: number): string {
  return String(Number(count.toPrecision(count >= 100 ? 3 : 2)))
}
