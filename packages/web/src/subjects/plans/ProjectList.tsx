// Every community of a plan by rank, with score, running total and reason; a row opens how its score came about.
import type { AnswerOf } from '@huanju/contract'
import { explainPlanProject, listPlanProjects, planDecisions, updatePlan } from '@huanju/contract/plans'
import { Link } from '@tanstack/react-router'
import { Button, Drawer, Input, Segmented, Select } from 'antd'
import { useState, type ReactNode } from 'react'
import { listIn, pageOf, useAddress } from '../../app/address.ts'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { useMarks } from '../../app/marks.ts'
import { useSay, w } from '../../app/words.tsx'
import { MayNot } from '../../components/acts/ActButtons.tsx'
import { DecisionFilters } from '../../components/DecisionFilters.tsx'
import { ListTable, type ListColumn } from '../../components/ListTable.tsx'
import { Count, Score, WanYuan } from '../../components/quantities.tsx'
import { StatusTag, statusWords } from '../../components/StatusTag.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import type { Draft } from '../../components/draft.tsx'
import { leversOf, type LeversOfPlan } from './levers-of.ts'
import type { Plan } from './PlanScreen.tsx'
import { rankingOf } from './ranking-of.ts'

type Row = AnswerOf<typeof listPlanProjects>['rows'][number]
const text = {
  title: w('计划明细', 'Projects of the plan'),
  rank: w('名次', 'Rank'),
  community: w('小区', 'Community'),
  decision: w('去向', 'Decision'),
  year: w('年度', 'Year'),
  score: w('评分', 'Score'),
  households: w('户数', 'Households'),
  cost: w('估算投资（万元）', 'Cost (万元)'),
  soFar: w('累计', 'so far'),
  reason: w('理由', 'Reason'),
  why: w('为什么', 'Why'),
  empty: w('没有符合筛选的小区，可放宽上面的筛选', 'No community matches; widen the filter above'),
  verdict: w('纳入条件', 'Eligibility'),
  part: w('评分项', 'Part'),
  points: w('得分', 'Points'),
  weight: w('权重', 'Weight'),
  share: w('计入评分', 'Adds to the score'),
  missing: w('缺资料，计 0 分', 'It is not known and counts for nothing'),
  total: w('评分合计', 'Score in all'),
  open: w('打开小区档案', 'Open the record'),
  force: w('指定列入或不列入', 'Order it in or out'),
  in: w('列入', 'In'),
  out: w('不列入', 'Out'),
  because: w('事由（必填）', 'Reason (required)'),
  anyYear: w('任一年', 'Any year'),
  apply: w('保存指定', 'Save this order'),
  saved: w('保存后，重新排序时生效', 'It takes effect once the plan is ranked again'),
}

interface Given {
  readonly plan: Plan
  readonly draft: Draft<LeversOfPlan>
}

/** The projects of a plan; an order is saved at once, beside what else is being changed of the plan. */
export function ProjectList({ plan, draft }: Given) {
  const say = useSay()
  const [address, change] = useAddress()
  const [opened, setOpened] = useState<Row | null>(null)
  const decision = planDecisions.find((one) => one === address['decision'])
  const [countyId] = listIn(address, 'countyId')
  const answer = useAnswer(listPlanProjects, {
    params: { plan: plan.id },
    query: {
      ...pageOf(address),
      ...(decision && { decision }),
      ...(countyId && { countyId }),
      ...(address['year'] && { year: Number(address['year']) }),
      ...(address['q'] && { q: String(address['q']) }),
    },
  })
  const columns: ListColumn<Row>[] = [
    {
      id: 'rank',
      title: text.rank,
      width: 68,
      isNumber: true,
      isFixed: true,
      show: (row) => <Count value={row.rank} />,
    },
    {
      id: 'community',
      title: text.community,
      width: 200,
      show: (row) => (
        <>
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpened(row)}>
            {row.community}
          </Button>
          <div className="muted">
            {row.county} {row.subdistrict}
          </div>
        </>
      ),
    },
    {
      id: 'decision',
      title: text.decision,
      width: 130,
      show: (row) => (
        <StatusTag
          status={row.decision}
          words={row.year ? w(`${row.year} 年列入`, `Planned ${row.year}`) : statusWords(row.decision)}
        />
      ),
    },
    {
      id: 'verdict',
      title: text.verdict,
      width: 112,
      show: (row) => <StatusTag status={row.verdict ?? 'unjudged'} />,
    },
    {
      id: 'score',
      title: text.score,
      width: 80,
      isNumber: true,
      show: (row) => <Score hundredths={row.scoreHundredths} />,
    },
    {
      id: 'households',
      title: text.households,
      width: 96,
      isNumber: true,
      show: (row) => (
        <Running
          own={<Count value={row.householdCount} />}
          soFar={row.runningHouseholds !== null && <Count value={row.runningHouseholds} />}
        />
      ),
    },
    {
      id: 'cost',
      title: text.cost,
      width: 140,
      isNumber: true,
      show: (row) => (
        <Running
          own={<WanYuan fen={row.estimatedCostFen} unit={false} />}
          soFar={row.runningCostFen !== null && <WanYuan fen={row.runningCostFen} unit={false} />}
        />
      ),
    },
    {
      id: 'reason',
      title: text.reason,
      width: 300,
      show: (row) => <div className="reason">{say(row.reason)}</div>,
    },
  ]
  return (
    <section id="projects">
      <DecisionFilters
        filter={[address, change]}
        decisions={planDecisions}
        years={plan.years.map(({ year }) => year)}
        forgets={['countyId']}
        before={<h2 style={{ marginRight: 12 }}>{say(text.title)}</h2>}
      />
      <ListTable
        words={text.title}
        answer={answer}
        columns={columns}
        keyOf={({ communityId }) => communityId}
        empty={text.empty}
        card={(row) => (
          <div style={{ padding: '12px 16px' }}>
            <div className="line">
              <b>
                {row.rank}{' '}
                <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpened(row)}>
                  {row.community}
                </Button>
              </b>
              <StatusTag status={row.decision} />
            </div>
            <div className="muted">{say(row.reason)}</div>
          </div>
        )}
      />
      {opened && <Why key={opened.communityId} plan={plan} draft={draft} row={opened} close={() => setOpened(null)} />}
    </section>
  )
}

// What a row has of its own, and below it the sum of its year down to it.
function Running({ own, soFar }: { own: ReactNode; soFar: ReactNode }) {
  const say = useSay()
  return (
    <>
      {own}
      {soFar && (
        <div className="muted">
          {say(text.soFar)} {soFar}
        </div>
      )}
    </>
  )
}

function Why({ plan, draft, row, close }: Given & { row: Row; close: () => void }) {
  const say = useSay()
  const mark = useMarks()
  const { canRank } = rankingOf(plan, useRight('plans.write'))
  const { data, error } = useAnswer(explainPlanProject, { params: { plan: plan.id, community: row.communityId } })
  return (
    <Drawer open onClose={close} size={560} title={row.community}>
      {error ? (
        <Trouble problem={error} />
      ) : !data ? (
        <Loading />
      ) : (
        <div className="explain">
          <div className="answer">
            <StatusTag status={data.project.decision} /> {say(data.project.reason)}
          </div>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{say(text.part)}</th>
                <th className="r">{say(text.points)}</th>
                <th className="r">{say(text.weight)}</th>
                <th className="r">{say(text.share)}</th>
              </tr>
            </thead>
            <tbody>
              {data.parts.map((part) => (
                <tr key={part.part}>
                  <td>
                    {say(part.title)}
                    <div className="muted">
                      {part.isMissing
                        ? say(text.missing)
                        : part.facts.map((fact) => `${say(fact.label)} ${say(fact.value)}`).join(mark.semicolon)}
                    </div>
                    <div className="muted">{say(part.formula)}</div>
                  </td>
                  <td className="r num">{part.points ?? '—'}</td>
                  <td className="r num">{part.weight}</td>
                  <td className="r">
                    <Score hundredths={part.shareHundredths} />
                  </td>
                </tr>
              ))}
              <tr>
                <td colSpan={3}>
                  <b>{say(text.total)}</b>
                </td>
                <td className="r">
                  <b>
                    <Score hundredths={data.project.scoreHundredths} />
                  </b>
                </td>
              </tr>
            </tbody>
          </table>
          {canRank && <ForceForm plan={plan} draft={draft} row={row} close={close} />}
          <Link to="/communities/$id" params={{ id: row.communityId }}>
            {say(text.open)}
          </Link>
        </div>
      )}
    </Drawer>
  )
}

function ForceForm({ plan, draft, row, close }: Given & { row: Row; close: () => void }) {
  const say = useSay()
  const [given, setGiven] = useState<{ kind: 'in' | 'out'; year: number | null; reason: string }>({
    kind: row.decision === 'planned' ? 'out' : 'in',
    year: null,
    reason: '',
  })
  const { against } = rankingOf(plan, true)
  const act = useAct(
    () => {
      const others = draft.value.forces.filter(({ communityId }) => communityId !== row.communityId)
      const own = { communityId: row.communityId, ...given, year: given.kind === 'in' ? given.year : null }
      const { name, years, weights, includesUnproven, regionId } = plan
      return call(updatePlan, {
        params: { plan: plan.id },
        body: { name, years, weights, includesUnproven, regionId, version: draft.version, forces: [...others, own] },
      })
    },
    (saved) => {
      draft.saved(leversOf(saved), saved.version)
      close()
    },
  )
  return (
    <section className="card">
      <h3>{say(text.force)}</h3>
      {act.error && <Trouble problem={act.error} />}
      <div className="actions" style={{ margin: '8px 0' }}>
        <Segmented
          value={given.kind}
          options={[
            { value: 'in' as const, label: say(text.in) },
            { value: 'out' as const, label: say(text.out) },
          ]}
          onChange={(kind) => setGiven({ ...given, kind })}
        />
        {given.kind === 'in' && (
          <Select
            aria-label={say(text.year)}
            allowClear
            placeholder={say(text.anyYear)}
            style={{ width: 110 }}
            value={given.year ?? undefined}
            options={plan.years.map(({ year }) => ({ value: year, label: String(year) }))}
            onChange={(year?: number) => setGiven({ ...given, year: year ?? null })}
          />
        )}
      </div>
      <div className="field">
        <label htmlFor="force-reason">{say(text.because)}</label>
        <Input.TextArea
          id="force-reason"
          maxLength={200}
          value={given.reason}
          onChange={({ target }) => setGiven({ ...given, reason: target.value })}
        />
        <div className="help">{say(text.saved)}</div>
      </div>
      {against.length > 0 ? (
        <MayNot words={text.apply} against={against} />
      ) : (
        <Button disabled={given.reason.trim() === ''} loading={act.isPending} onClick={() => act.mutate(undefined)}>
          {say(text.apply)}
        </Button>
      )}
    </section>
  )
}
