// Plans 改造计划: what was drafted and ranked, and the way to a new one.
import type { AnswerOf } from '@huanju/contract'
import { createPlan, listPlans, planScope, scoreSettings } from '@huanju/contract/plans'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { call } from '../../app/call.ts'
import { pageOf, useAddress } from '../../app/address.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useMe, useRight } from '../../app/session.tsx'
import { useSay, w } from '../../app/words.tsx'
import { ListTable, type ListColumn } from '../../components/ListTable.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Count, Instant, WanYuan } from '../../components/quantities.tsx'
import { StatusTag } from '../../components/StatusTag.tsx'
import { Trouble } from '../../components/states.tsx'

type Row = AnswerOf<typeof listPlans>['rows'][number]
const text = {
  title: w('改造计划', 'Plans'),
  add: w('新建计划', 'New plan'),
  empty: w(
    '还没有计划。新建一个，填上各年可用资金，系统按公布的评分排序',
    'There are no plans yet. Make one and put in the money available by year; the published score ranks the communities',
  ),
  name: w('计划', 'Plan'),
  region: w('编制范围', 'For'),
  state: w('状态', 'State'),
  years: w('年度', 'Years'),
  planned: w('列入小区', 'Planned'),
  cost: w('列入投资（万元）', 'Planned cost (万元)'),
  at: w('建立时间', 'Created'),
  newName: w('改造计划', 'plan'),
}

const columns: readonly ListColumn<Row>[] = [
  {
    id: 'name',
    title: text.name,
    isFixed: true,
    width: 260,
    show: (row) => (
      <Link to="/plans/$plan" params={{ plan: row.id }}>
        {row.name}
      </Link>
    ),
  },
  { id: 'region', title: text.region, width: 140, show: (row) => row.region },
  { id: 'state', title: text.state, width: 110, show: (row) => <StatusTag status={row.state} /> },
  {
    id: 'years',
    title: text.years,
    width: 130,
    show: (row) => (
      <span className="num">
        {row.years[0]?.year}—{row.years.at(-1)?.year}
      </span>
    ),
  },
  {
    id: 'planned',
    title: text.planned,
    width: 100,
    isNumber: true,
    show: (row) => <Count value={row.result?.planned.communities ?? null} />,
  },
  {
    id: 'cost',
    title: text.cost,
    width: 160,
    isNumber: true,
    show: (row) => <WanYuan fen={row.result?.planned.estimatedCostFen ?? null} unit={false} />,
  },
  { id: 'at', title: text.at, width: 160, show: (row) => <Instant at={row.createdAt} /> },
]

export default function PlanListScreen() {
  const say = useSay()
  const navigate = useNavigate()
  const [address] = useAddress()
  const canWrite = useRight('plans.write')
  const [role] = useMe().roles
  const answer = useAnswer(listPlans, {
    query: { ...pageOf(address) },
  })
  const score = useAnswer(scoreSettings, {})
  const act = useAct(
    async () => {
      const first = new Date().getFullYear() + 1
      const weights = Object.fromEntries((score.data?.parts ?? []).map(({ part, weight }) => [part, weight]))
      const regionId = role?.regionId ?? ''
      // Money that would renovate what the policy wants finished first; the planner puts in what there really is.
      const { budgetFen } = await call(planScope, { query: { regionId, years: 3 } })
      return call(createPlan, {
        body: {
          name: `${role?.region ?? ''}${first}—${first + 2}${say(text.newName)}`,
          regionId,
          years: [0, 1, 2].map((step) => ({ year: first + step, budgetFen })),
          weights,
          forces: [],
          includesUnproven: false,
        },
      })
    },
    (plan) => void navigate({ to: '/plans/$plan', params: { plan: plan.id } }),
  )
  const button = canWrite && (
    <Button type="primary" loading={act.isPending} disabled={!score.data} onClick={() => act.mutate(undefined)}>
      {say(text.add)}
    </Button>
  )
  return (
    <>
      <PageHeader title={say(text.title)}>{button}</PageHeader>
      {act.error && <Trouble problem={act.error} />}
      <ListTable
        words={text.title}
        answer={answer}
        columns={columns}
        keyOf={({ id }) => id}
        empty={text.empty}
        emptyActions={button}
        card={(row) => (
          <Link to="/plans/$plan" params={{ plan: row.id }}>
            <div className="line">
              <b>{row.name}</b>
              <StatusTag status={row.state} />
            </div>
            <div className="line muted">
              <span>{row.region}</span>
              <Count value={row.result?.planned.communities ?? null} unit="个" />
            </div>
          </Link>
        )}
      />
    </>
  )
}
