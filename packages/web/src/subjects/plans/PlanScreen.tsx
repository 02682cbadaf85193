// One plan: levers at the left, result in the middle with its chart, every community with rank and reason below.
import type { AnswerOf } from '@huanju/contract'
import { exportPlan, getPlan, planScope, rankPlan, updatePlan } from '@huanju/contract/plans'
import { planFlow } from '@huanju/domain/plans'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { useIdInPath } from '../../app/links.tsx'
import { addressOf, call } from '../../app/call.ts'
import { Panels } from '../../app/panels.tsx'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { useSay, w } from '../../app/words.tsx'
import { ActButtons, MayNot } from '../../components/acts/ActButtons.tsx'
import { AskFirst } from '../../components/AskFirst.tsx'
import { Overtaken, useDraft } from '../../components/draft.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Instant } from '../../components/quantities.tsx'
import { LeaveDialog } from '../../components/records/LeaveDialog.tsx'
import { StatusTag } from '../../components/StatusTag.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import { Unread, useUnread } from '../../components/unread.tsx'
import { Levers } from './Levers.tsx'
import { leversOf } from './levers-of.ts'
import { PlanResult } from './PlanResult.tsx'
import { ProjectList } from './ProjectList.tsx'
import { rankQuestion } from './questions.ts'
import { rankingOf } from './ranking-of.ts'
import { planSlot } from './slots.ts'

export type Plan = AnswerOf<typeof getPlan>
const BudgetChart = lazy(() => import('./BudgetChart.tsx'))

const text = {
  list: w('改造计划', 'Plans'),
  rank: w('保存并排序', 'Save and rank'),
  begin: w('开始排序', 'Begin ranking'),
  export: w('导出 Excel', 'Export to Excel'),
  voided: w(
    '这个计划已作废，只供查看；恢复后才能修改、排序或推演',
    'This plan is voided and can only be looked at; restore it to change, rank or study it',
  ),
  stale: w(
    '排序之后，设置或台账有变化，请重新排序',
    'Settings or the register changed since the ranking; rank it again',
  ),
  busy: w('正在排序，进度见页面右上方', 'It is being ranked; how far it is stands at the top right'),
  at: w('排序于', 'ranked'),
  draft: w(
    '填好各年可用资金，按需调整评分权重，再点“保存并排序”',
    'Put in the money available by year, adjust the weights of the score if need be, and choose “Save and rank”',
  ),
}

export default function PlanScreen() {
  const id = useIdInPath('plan')
  const say = useSay()
  const { data, error, refetch } = useAnswer(getPlan, { params: { plan: id } })
  if (error && !data)
    return (
      <>
        <PageHeader title={say(text.list)} crumbs={[{ words: text.list, to: '/plans' }]} />
        <Trouble problem={error} again={() => void refetch()} />
      </>
    )
  if (!data) return <Loading />
  return (
    <>
      {error && <Trouble problem={error} again={() => void refetch()} />}
      <Bench key={data.id} plan={data} />
    </>
  )
}

function Bench({ plan }: { plan: Plan }) {
  const say = useSay()
  const canWrite = useRight('plans.write')
  const canExport = useRight('plans.export')
  const draft = useDraft(leversOf(plan), plan.version)
  const act = useAct(async () => {
    if (draft.isChanged) {
      const body = { ...draft.value, regionId: plan.regionId, version: draft.version }
      const saved = await call(updatePlan, { params: { plan: plan.id }, body })
      draft.saved(draft.value, saved.version)
    }
    return call(rankPlan, { params: { plan: plan.id } })
  })
  const scope = useAnswer(planScope, { query: { regionId: plan.regionId } })
  const { canRank, against } = rankingOf(plan, canWrite)
  const unread = useUnread()
  return (
    <>
      <PageHeader
        title={plan.name}
        crumbs={[{ words: text.list, to: '/plans' }]}
        tag={<StatusTag status={plan.state} />}
        sub={
          <>
            {plan.region}
            {plan.rankedAt && (
              <>
                {' '}
                · {say(text.at)} <Instant at={plan.rankedAt} />
              </>
            )}
          </>
        }
      >
        {canExport && plan.result && (
          <Button href={addressOf(exportPlan, { plan: plan.id })}>{say(text.export)}</Button>
        )}
        <ActButtons flow={planFlow} id={plan.id} name={plan.name} />
        {against.length > 0 && <MayNot words={text.rank} against={against} />}
        {canRank && against.length === 0 && (
          <AskFirst
            words={text.rank}
            begin={text.begin}
            question={rankQuestion(plan.region, scope.data?.communities, plan.result !== null)}
            isPending={act.isPending}
            mayAsk={unread.isReadable}
            go={() => act.mutate(undefined)}
          />
        )}
      </PageHeader>
      {act.error && <Trouble problem={act.error} />}
      <Overtaken draft={draft} />
      <LeaveDialog isDirty={() => draft.isChanged || unread.isAnyUnread()} />
      <PlanNotices plan={plan} />
      <div className="bench">
        <Unread of={unread}>
          <Levers
            key={draft.round}
            plan={{ ...plan, ...draft.value }}
            change={(change) => draft.change({ ...draft.value, ...change })}
            isFixed={!canRank || against.length > 0}
          />
        </Unread>
        {plan.result && (
          <div>
            <PlanResult plan={plan} result={plan.result} />
            <section className="card">
              <Suspense fallback={<Loading />}>
                <BudgetChart years={plan.result.byYear} />
              </Suspense>
            </section>
          </div>
        )}
      </div>
      <Panels at={planSlot} given={{ planId: plan.id, state: plan.state }} />
      {plan.result && <ProjectList plan={plan} draft={draft} />}
    </>
  )
}

/** What a planner should know before reading on. */
function PlanNotices({ plan }: { plan: Plan }) {
  const say = useSay()
  return (
    <>
      {plan.problem && (
        <div className="notice red" role="alert">
          {say(plan.problem)}
        </div>
      )}
      {plan.state === 'ranking' && (
        <div className="notice" role="status">
          {say(text.busy)}
        </div>
      )}
      {plan.state === 'voided' && <div className="notice">{say(text.voided)}</div>}
      {plan.isStale && plan.state !== 'ranking' && <div className="notice amber">{say(text.stale)}</div>}
      {!plan.result && plan.state === 'draft' && <div className="notice">{say(text.draft)}</div>}
    </>
  )
}
