// The years of a plan: what starts in each with its whole investment, and what is spent in it beside what may be.
import { group } from '@huanju/quantities'
import type { ReactNode } from 'react'
import { useSay, w } from '../../app/words.tsx'
import { WanYuan } from '../../components/quantities.tsx'
import type { Study } from './StudyScreen.tsx'

type Year = NonNullable<Study['result']>['byYear'][number]

const text = {
  communities: w('启动小区（个）', 'Communities started'),
  households: w('启动户数（户）', 'Households started'),
  cost: w('当年启动项目的总投资（万元）', 'Whole investment of what starts (万元)'),
  spent: w('当年支出（万元）', 'Spent in the year (万元)'),
  available: w('当年可用资金（万元）', 'Money available in the year (万元)'),
  note: w(
    '总投资分几个年度支付，所以会大于当年支出；可用资金含上年结转；最后一年的支出含其后的尾款',
    'An investment is paid over several years and so exceeds what is spent in its first; money available includes what was carried over; the last year includes what falls due later',
  ),
}

/** Rows of sums above the counties; `linked` leads from a year to its communities. */
export function YearRows({ byYear, linked }: { byYear: readonly Year[]; linked: (year: Year) => ReactNode }) {
  const say = useSay()
  const rows: readonly (readonly [ReturnType<typeof w>, (year: Year) => ReactNode])[] = [
    [text.communities, linked],
    [text.households, ({ households }) => group(households)],
    [text.cost, ({ costFen }) => <WanYuan fen={costFen} unit={false} />],
    [text.spent, ({ spentFen }) => <WanYuan fen={spentFen} unit={false} />],
    [text.available, ({ availableFen }) => <WanYuan fen={availableFen} unit={false} />],
  ]
  return rows.map(([words, show]) => (
    <tr key={words.en}>
      <th scope="row">{say(words)}</th>
      {byYear.map((year) => (
        <td key={year.year} className="r num">
          {show(year)}
        </td>
      ))}
    </tr>
  ))
}

/** What the rows mean, below them. */
export function YearNote() {
  const say = useSay()
  return <p className="muted">{say(text.note)}</p>
}
