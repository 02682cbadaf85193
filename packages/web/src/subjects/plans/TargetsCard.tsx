// A plan beside the yearly targets of its counties: set, planned, lacking; every planned figure opens its rows.
import type { AnswerOf } from '@huanju/contract'
import { comparePlan, getPlan } from '@huanju/contract/plans'
import { Link } from '@tanstack/react-router'
import { queryOf } from '../../app/links.tsx'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Area, Count } from '../../components/quantities.tsx'
import { Scroll } from '../../components/Scroll.tsx'

const text = {
  title: w('对照年度改造任务', 'Beside the yearly targets'),
  none: w('这几年在本辖区还没有登记年度改造任务。', 'No yearly target is on record for these years here.'),
  open: w('查看年度任务', 'Open yearly targets'),
  year: w('年度', 'Year'),
  county: w('县（市、区）', 'County'),
  communities: w('小区数', 'Communities'),
  households: w('户数', 'Households'),
  area: w('面积', 'Area'),
  set: w('任务', 'Set'),
  planned: w('列入', 'Planned'),
  lacks: w('还差', 'Lacking'),
  met: w('已满足', 'Met'),
}

type Row = AnswerOf<typeof comparePlan>['rows'][number]

export default function TargetsCard({ planId }: { planId: string }) {
  const { data: plan } = useAnswer(getPlan, { params: { plan: planId } })
  return plan?.result ? <Beside planId={planId} key={String(plan.rankedAt)} /> : null
}

function Beside({ planId }: { planId: string }) {
  const say = useSay()
  const { data } = useAnswer(comparePlan, { params: { plan: planId } })
  if (!data) return null
  return (
    <section className="card">
      <h2>{say(text.title)}</h2>
      {data.rows.length === 0 && (
        <p className="muted">
          {say(text.none)} <Link to="/county-targets">{say(text.open)}</Link>
        </p>
      )}
      {data.rows.length > 0 && (
        <Scroll words={text.title}>
          <table className="plain-table">
            <thead>
              <tr>
                <th rowSpan={2}>{say(text.year)}</th>
                <th rowSpan={2}>{say(text.county)}</th>
                {[text.communities, text.households, text.area].map((words) => (
                  <th key={words.en} colSpan={3} className="c">
                    {say(words)}
                  </th>
                ))}
              </tr>
              <tr>
                {[1, 2, 3].flatMap((group) =>
                  [text.set, text.planned, text.lacks].map((words) => (
                    <th key={`${group} ${words.en}`} className="r">
                      {say(words)}
                    </th>
                  )),
                )}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <TargetLine key={`${row.year} ${row.countyId}`} planId={planId} row={row} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  )
}

function TargetLine({ planId, row }: { planId: string; row: Row }) {
  const { year, county, countyId, target, planned, lacks } = row
  const rows = queryOf({ decision: 'planned', year, countyId })
  return (
    <tr>
      <td>{year}</td>
      <td>{county}</td>
      <Figure set={target.communities} lacks={lacks.communities} show={(value) => <Count value={value} />}>
        <Link to="/plans/$plan" params={{ plan: planId }} search={rows} hash="projects">
          <Count value={planned.communities} />
        </Link>
      </Figure>
      <Figure set={target.households} lacks={lacks.households} show={(value) => <Count value={value} />}>
        <Count value={planned.households} />
      </Figure>
      <Figure set={target.floorAreaDm2} lacks={lacks.floorAreaDm2} show={(value) => <Area dm2={value} />}>
        <Area dm2={planned.floorAreaDm2} />
      </Figure>
    </tr>
  )
}

interface FigureProps<Value> {
  readonly set: Value | null
  readonly lacks: Value
  readonly show: (value: Value | null) => React.ReactNode
  readonly children: React.ReactNode
}

/** One figure as it is set, planned and lacking; what is not set lacks nothing, and nothing is said of it. */
function Figure<Value extends number | bigint>({ set, lacks, show, children }: FigureProps<Value>) {
  const say = useSay()
  return (
    <>
      <td className="r">{show(set)}</td>
      <td className="r">{children}</td>
      <td className="r">{set === null ? '—' : lacks > 0 ? <b className="red">{show(lacks)}</b> : say(text.met)}</td>
    </>
  )
}
