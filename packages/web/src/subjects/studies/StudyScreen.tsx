// The planning bench 推演台: money, capacity and demands at the left, the plan found and its reasons beside them.
import type { AnswerOf } from '@huanju/contract'
import { cancelJob, getJob } from '@huanju/contract/jobs'
import { getPlan, planScope } from '@huanju/contract/plans'
import { estimateStudy, exportStudy, getStudy, solveStudy, updateStudy } from '@huanju/contract/studies'
import { againstStudying } from '@huanju/domain/studies'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useIdInPath } from '../../app/links.tsx'
import { useAddress } from '../../app/address.ts'
import { addressOf, call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { useSay, w } from '../../app/words.tsx'
import { MayNot } from '../../components/acts/ActButtons.tsx'
import { AskFirst } from '../../components/AskFirst.tsx'
import { Overtaken, useDraft } from '../../components/draft.tsx'
import { NumberBox } from '../../components/NumberBox.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Instant } from '../../components/quantities.tsx'
import { LeaveDialog } from '../../components/records/LeaveDialog.tsx'
import { StatusTag } from '../../components/StatusTag.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import { Unread, useUnread } from '../../components/unread.tsx'
import { JobProgress } from '../jobs/JobCard.tsx'
import { points } from './points.ts'
import { solveQuestion } from './questions.ts'
import { StudyFigures } from './StudyFigures.tsx'
import { StudyLevers } from './StudyLevers.tsx'
import { StudyResultView } from './StudyResultView.tsx'
import { WaysOut } from './WaysOut.tsx'

export type Study = AnswerOf<typeof getStudy>

const text = {
  plans: w('改造计划', 'Plans'),
  study: w('推演', 'Study'),
  solve: w('测算', 'Work it out'),
  saveAndSolve: w('保存并测算', 'Save and work it out'),
  begin: w('开始测算', 'Begin'),
  cancel: w('停止测算', 'Stop'),
  export: w('导出 Excel', 'Export to Excel'),
  more: w('更多', 'More'),
  time: w('最多用时', 'Time at most'),
  seed: w('搜索起点编号', 'Starting point of the search'),
  seedHelp: w(
    '同一编号结果相同；换一个编号会从另一处开始找',
    'The same number gives the same plan; another begins elsewhere',
  ),
  estimate: w('先估一估', 'Estimate'),
  undo: w('放弃修改', 'Undo changes'),
  changed: w('资金、能力或要求已改，还没有保存', 'Money, capacity or demands were changed and are not saved yet'),
  solved: w('测算于', 'worked out'),
  stale: w(
    '测算之后，推演的条件、计划或台账有变化，请重新测算',
    'What the study is given, its plan or the register changed since it was worked out; work it out again',
  ),
  draft: w('填好可用资金、承接能力与要求，点“测算”', 'Put in money, capacity and demands, then choose “Work it out”'),
  solving: w(
    '正在测算：先找一个合规方案，再不断改进；可以离开本页，也可以随时停止',
    'It is being worked out: a lawful plan first, then better ones; you may leave this page, or stop it at any time',
  ),
  empty: w(
    '按现有要求一个小区也排不进：请核对各县承接能力与份额上下限',
    'Not one community can start under these demands: check the capacities and the limits of county shares',
  ),
  unknown: w('这项改动估不出来，重新测算才知道', 'This change cannot be estimated; work the study out to know'),
  cannot: w('这样改，各项要求不能同时满足', 'With this change the demands cannot all be met'),
}

/** The bench of one study. */
export default function StudyScreen() {
  const id = useIdInPath('study')
  const say = useSay()
  const [isSolving, setSolving] = useState(false)
  const [effort, setEffort] = useState<Effort>({ seconds: 30, seed: 1 })
  const { data, error, refetch } = useAnswer(getStudy, { params: { study: id } }, isSolving ? { every: 1000 } : {})
  if (data && (data.state === 'solving') !== isSolving) setSolving(data.state === 'solving')
  if (error && !data)
    return (
      <>
        <PageHeader title={say(text.study)} crumbs={[{ words: text.plans, to: '/plans' }]} />
        <Trouble problem={error} again={() => void refetch()} />
      </>
    )
  if (!data) return <Loading />
  return (
    <>
      {error && <Trouble problem={error} again={() => void refetch()} />}
      <Bench key={data.id} study={data} effort={effort} setEffort={setEffort} />
    </>
  )
}

interface Effort {
  readonly seconds: number
  readonly seed: number
}

interface Trying {
  readonly study: Study
  readonly effort: Effort
  readonly setEffort: (effort: Effort) => void
}

function Bench({ study, effort, setEffort }: Trying) {
  const say = useSay()
  const canWrite = useRight('plans.write')
  const draft = useDraft(study.settings, study.version)
  const { value: settings, isChanged } = draft
  const isSolving = study.state === 'solving'
  const solve = useAct(async () => {
    if (isChanged) {
      const body = { name: study.name, settings, version: draft.version }
      const saved = await call(updateStudy, { params: { study: study.id }, body })
      draft.saved(settings, saved.version)
    }
    return call(solveStudy, { params: { study: study.id }, body: effort })
  })
  const unread = useUnread()
  // A table of many columns takes the whole width; what the study is given then stands below it.
  const isWide = useAddress()[0]['view'] === 'projects' && !isSolving
  const stop = useAct(() => call(cancelJob, { params: { job: study.jobId ?? '' } }))
  const problem = solve.error ?? stop.error
  return (
    <>
      <PageHeader
        title={study.name}
        crumbs={[
          { words: text.plans, to: '/plans' },
          { words: w(study.plan, study.plan), to: `/plans/${study.planId}` },
        ]}
        tag={<StatusTag status={study.state === 'draft' ? 'unsolved' : study.state} />}
        sub={
          <>
            {study.region}
            {study.solvedAt && (
              <>
                {' '}
                · {say(text.solved)} <Instant at={study.solvedAt} />
              </>
            )}
          </>
        }
      >
        <Actions
          study={study}
          effort={effort}
          setEffort={setEffort}
          solve={{
            words: isChanged ? text.saveAndSolve : text.solve,
            isBusy: solve.isPending,
            mayRun: unread.isReadable,
            run: () => solve.mutate(undefined),
          }}
          stop={{ words: text.cancel, isBusy: stop.isPending, run: () => stop.mutate(undefined) }}
        />
      </PageHeader>
      {problem && <Trouble problem={problem} />}
      <Overtaken draft={draft} />
      <LeaveDialog isDirty={() => draft.isChanged || unread.isAnyUnread()} />
      <Notices study={study} />
      {isChanged && !isSolving && <Changed study={study} settings={settings} undo={() => draft.settle('theirs')} />}
      {study.state === 'infeasible' && <WaysOut studyId={study.id} />}
      {study.result && <StudyFigures study={study} result={study.result} />}
      <div className={isWide ? 'study wide' : 'study'}>
        <Unread of={unread}>
          <StudyLevers study={study} draft={draft} isFixed={!canWrite || isSolving} />
        </Unread>
        {study.result?.value != null && !isSolving && <StudyResultView study={study} result={study.result} />}
      </div>
    </>
  )
}

interface Act {
  readonly words: ReturnType<typeof w>
  readonly isBusy: boolean
  readonly mayRun?: () => boolean
  readonly run: () => void
}

function Actions({ study, effort, setEffort, solve, stop }: Trying & { solve: Act; stop: Act }) {
  const say = useSay()
  const canWrite = useRight('plans.write')
  const canExport = useRight('plans.export')
  const isSolving = study.state === 'solving'
  const hasPlan = study.result?.value != null && !isSolving
  return (
    <>
      {canExport && hasPlan && <Button href={addressOf(exportStudy, { study: study.id })}>{say(text.export)}</Button>}
      {canWrite && <EffortFields effort={effort} setEffort={setEffort} isFixed={isSolving} />}
      {canWrite && isSolving && (
        <Button loading={stop.isBusy} onClick={stop.run}>
          {say(stop.words)}
        </Button>
      )}
      {canWrite && <SolveButton study={study} seconds={effort.seconds} solve={solve} />}
    </>
  )
}

// Grey with the reason where the plan is voided; else it asks first, since it concerns every open community.
function SolveButton({ study, seconds, solve }: { study: Study; seconds: number; solve: Act }) {
  const plan = useAnswer(getPlan, { params: { plan: study.planId } })
  const scope = useAnswer(planScope, { query: { regionId: study.regionId } })
  const against = plan.data ? againstStudying(plan.data) : []
  if (against.length > 0) return <MayNot words={solve.words} against={against} />
  return (
    <AskFirst
      words={solve.words}
      begin={text.begin}
      question={solveQuestion(study, { seconds, communities: scope.data?.communities })}
      isPending={solve.isBusy}
      isDisabled={study.state === 'solving'}
      {...(solve.mayRun && { mayAsk: solve.mayRun })}
      go={solve.run}
    />
  )
}

function EffortFields({ effort, setEffort, isFixed }: Omit<Trying, 'study'> & { isFixed: boolean }) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Select
        aria-label={say(text.time)}
        value={effort.seconds}
        disabled={isFixed}
        onChange={(seconds) => setEffort({ ...effort, seconds })}
        options={[5, 10, 30, 60, 120, 300].map((value) => ({
          value,
          label: say(w(`最多用时 ${value} 秒`, `At most ${value} s`)),
        }))}
      />
      {isOpen && (
        <NumberBox
          label={say(text.seed)}
          title={say(text.seedHelp)}
          prefix={say(text.seed)}
          min={1}
          max={1_000_000}
          style={{ width: 220 }}
          value={effort.seed}
          isDisabled={isFixed}
          onChange={(seed) => setEffort({ ...effort, seed })}
        />
      )}
      <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say(text.more)}
      </Button>
    </>
  )
}

function Notices({ study }: { study: Study }) {
  const say = useSay()
  const isSolving = study.state === 'solving'
  const isEmpty = study.state === 'solved' && study.result?.planned === 0
  return (
    <>
      {study.problem && (
        <div className="notice red" role="alert">
          {say(study.problem)}
        </div>
      )}
      {isSolving && (
        <div className="notice" role="status">
          {say(text.solving)}
          {study.jobId && <SearchProgress jobId={study.jobId} />}
        </div>
      )}
      {study.isStale && !isSolving && <div className="notice amber">{say(text.stale)}</div>}
      {!study.result && study.state === 'draft' && <div className="notice">{say(text.draft)}</div>}
      {isEmpty && <div className="notice amber">{say(text.empty)}</div>}
    </>
  )
}

function SearchProgress({ jobId }: { jobId: string }) {
  const { data } = useAnswer(getJob, { params: { job: jobId } }, { every: 1000 })
  return data?.state === 'running' ? <JobProgress job={data} /> : null
}

function Changed({ study, settings, undo }: { study: Study; settings: Study['settings']; undo: () => void }) {
  const say = useSay()
  const act = useAct((tried: Study['settings']) =>
    call(estimateStudy, { params: { study: study.id }, body: { settings: tried } }),
  )
  // An estimate speaks of the levers it was asked for; once they move on it says nothing.
  const isCurrent = act.variables === settings
  const estimate = isCurrent ? act.data : undefined
  const canEstimate = study.result?.value != null
  return (
    <div className="notice amber" role="status">
      <div className="actions">
        <span>{say(text.changed)}</span>
        {canEstimate && (
          <Button size="small" loading={act.isPending} onClick={() => act.mutate(settings)}>
            {say(text.estimate)}
          </Button>
        )}
        <Button size="small" onClick={undo}>
          {say(text.undo)}
        </Button>
        {estimate && (
          <b>
            {!estimate.isKnown
              ? say(text.unknown)
              : estimate.bound === null
                ? say(text.cannot)
                : say(estimateWords(estimate.value ?? 0, estimate.bound))}
          </b>
        )}
      </div>
      {isCurrent && act.error && <Trouble problem={act.error} />}
    </div>
  )
}

function estimateWords(value: number, bound: number) {
  return w(
    `这样改，约能满足 ${points(value)} 分需求，最多 ${points(bound)} 分`,
    `With this change about ${points(value)} points of need are met, ${points(bound)} at most`,
  )
}
