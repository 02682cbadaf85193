// What a ranking came to: planned in all and by year and county; every figure opens its rows.
import { Link } from '@tanstack/react-router'
import { queryOf } from '../../app/links.tsx'
import { useMarks } from '../../app/marks.ts'
import { useSay, w } from '../../app/words.tsx'
import { Scroll } from '../../components/Scroll.tsx'
import { Area, Count, WanYuan } from '../../components/quantities.tsx'
import type { Plan } from './PlanScreen.tsx'

const text = {
  title: w('结果', 'Result'),
  planned: w('列入', 'Planned'),
  deferred: w('暂缓', 'Deferred'),
  excluded: w('不列入', 'Excluded'),
  unit: w('个小区', 'communities'),
  year: w('年度', 'Year'),
  county: w('县（市、区）', 'County'),
  communities: w('小区', 'Communities'),
  households: w('户数', 'Households'),
  area: w('面积（万㎡）', 'Area (万㎡)'),
  used: w('投资（万元）', 'Cost (万元)'),
  left: w('结余（万元）', 'Left (万元)'),
  byYear: w('各年列入', 'Planned by year'),
  byCounty: w('各县列入', 'Planned by county'),
}

export function PlanResult({ plan, result }: { plan: Plan; result: NonNullable<Plan['result']> }) {
  const say = useSay()
  const mark = useMarks()
  const open = (search: Record<string, unknown>) => ({
    to: '/plans/$plan' as const,
    params: { plan: plan.id },
    search: queryOf(search),
    hash: 'projects',
  })
  return (
    <section className="card">
      <h2>{say(text.title)}</h2>
      <p className="num">
        {say(text.planned)}{' '}
        <Link {...open({ decision: 'planned' })}>
          <b>{result.planned.communities}</b>
        </Link>
        {mark.comma}
        {say(text.deferred)}{' '}
        <Link {...open({ decision: 'deferred' })}>
          <b>{result.deferred}</b>
        </Link>
        {mark.comma}
        {say(text.excluded)}{' '}
        <Link {...open({ decision: 'excluded' })}>
          <b>{result.excluded}</b>
        </Link>{' '}
        {say(text.unit)}
      </p>
      <Scroll words={text.byYear}>
        <table className="plain-table">
          <thead>
            <tr>
              <th>{say(text.year)}</th>
              <th className="r">{say(text.communities)}</th>
              <th className="r">{say(text.households)}</th>
              <th className="r">{say(text.used)}</th>
              <th className="r">{say(text.left)}</th>
            </tr>
          </thead>
          <tbody>
            {result.byYear.map(({ year, budgetFen, usedFen, sums }) => (
              <tr key={year}>
                <td>
                  <Link {...open({ decision: 'planned', year })}>{year}</Link>
                </td>
                <td className="r">
                  <Count value={sums.communities} />
                </td>
                <td className="r">
                  <Count value={sums.households} />
                </td>
                <td className="r">
                  <WanYuan fen={usedFen} unit={false} />
                </td>
                <td className="r">
                  <WanYuan fen={budgetFen - usedFen} unit={false} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Scroll words={text.byCounty}>
        <table className="plain-table" style={{ marginTop: 14 }}>
          <thead>
            <tr>
              <th>{say(text.county)}</th>
              <th className="r">{say(text.communities)}</th>
              <th className="r">{say(text.households)}</th>
              <th className="r">{say(text.area)}</th>
              <th className="r">{say(text.used)}</th>
            </tr>
          </thead>
          <tbody>
            {result.byCounty.map(({ countyId, county, sums }) => (
              <tr key={countyId}>
                <td>
                  <Link {...open({ decision: 'planned', countyId })}>{county}</Link>
                </td>
                <td className="r">
                  <Count value={sums.communities} />
                </td>
                <td className="r">
                  <Count value={sums.households} />
                </td>
                <td className="r">
                  <Area dm2={sums.floorAreaDm2} inWan unit={false} />
                </td>
                <td className="r">
                  <WanYuan fen={sums.estimatedCostFen} unit={false} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}
