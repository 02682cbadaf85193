// The planning bench 推演台: levers at the left, the search and its result in the middle, answers below.
import type { AnswerOf } from '@huanju/contract'
import { cancelJob } from '@huanju/contract/jobs'
import { estimateStudy, exportStudy, getStudy, solveStudy, updateStudy } from '@huanju/contract/studies'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useIdInPath } from '../../app/links.tsx'
import { addressOf, call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { useSay, w } from '../../app/words.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Instant } from '../../components/quantities.tsx'
import { StatusTag } from '../../components/StatusTag.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import { Unread, useUnread } from '../../components/unread.tsx'
import { points } from './points.ts'
import { StudyFigures } from './StudyFigures.tsx'
import { StudyLevers } from './StudyLevers.tsx'
import { StudyResultView } from './StudyResultView.tsx'
import { WaysOut } from './WaysOut.tsx'

export type Study = AnswerOf<typeof getStudy>

const text = {
  plans: w('改造计划', 'Plans'),
  study: w('推演', 'Study'),
  solve: w('求解', 'Solve'),
  saveAndSolve: w('保存并求解', 'Save and solve'),
  cancel: w('停止求解', 'Stop'),
  export: w('导出 Excel', 'Export to Excel'),
  seconds: w('限时', 'Time'),
  more: w('更多', 'More'),
  seed: w('随机种子', 'Seed'),
  estimate: w('试算', 'Estimate'),
  undo: w('放弃修改', 'Undo changes'),
  changed: w('杠杆已改，尚未保存', 'Levers changed, not saved'),
  solved: w('求解于', 'solved'),
  stale: w(
    '求解之后，杠杆、计划或台账有变化，请重新求解',
    'Levers, plan or register changed since it was solved; solve again',
  ),
  draft: w('设好额度、能力与约束，点“求解”', 'Set budgets, capacity and constraints, then solve'),
  solving: w(
    '正在求解：先得一个合规方案，再不断改进；可随时停止',
    'Solving: a lawful plan first, then better ones; stop at any time',
  ),
  empty: w(
    '只有空方案合规：约束使任何小区都不能启动，请核对各县承接能力与份额上下限',
    'Only the empty plan is lawful: check capacities and the limits of county shares',
  ),
  unknown: w('这项改动要重新求解才知道', 'This change must be solved anew'),
  cannot: w('照此不能同时满足各项要求', 'No plan can hold these demands'),
  bound: w('上界', 'bound'),
  about: w('方案约', 'a plan of about'),
}

/** The bench of one study. */
export default function StudyScreen() {
  const id = useIdInPath('study')
  const say = useSay()
  const [isSolving, setSolving] = useState(false)
  const [effort, setEffort] = useState<Effort>({ seconds: 30, seed: 1 })
  const { data, error, refetch } = useAnswer(getStudy, { params: { study: id } }, isSolving ? { every: 1000 } : {})
  if (data && (data.state === 'solving') !== isSolving) setSolving(data.state === 'solving')
  if (error)
    return (
      <>
        <PageHeader title={say(text.study)} crumbs={[{ words: text.plans, to: '/plans' }]} />
        <Trouble problem={error} again={() => void refetch()} />
      </>
    )
  if (!data) return <Loading />
  // Saving makes a new version and so a new bench; how long to search stays as chosen.
  return <Bench key={`${data.id} ${data.version}`} study={data} effort={effort} setEffort={setEffort} />
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
  const [settings, setSettings] = useState(study.settings)
  const isChanged = settings !== study.settings
  const isSolving = study.state === 'solving'
  const solve = useAct(async () => {
    if (isChanged)
      await call(updateStudy, {
        params: { study: study.id },
        body: { name: study.name, settings, version: study.version },
      })
    return call(solveStudy, { params: { study: study.id }, body: effort })
  })
  const unread = useUnread()
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
            run: () => unread.isReadable() && solve.mutate(undefined),
          }}
          stop={{ words: text.cancel, isBusy: stop.isPending, run: () => stop.mutate(undefined) }}
        />
      </PageHeader>
      {problem && <Trouble problem={problem} />}
      <Notices study={study} />
      {isChanged && !isSolving && (
        <Changed study={study} settings={settings} undo={() => setSettings(study.settings)} />
      )}
      {study.state === 'infeasible' && <WaysOut studyId={study.id} />}
      {study.result && <StudyFigures study={study} result={study.result} />}
      <div className="study">
        <Unread tell={unread.tell}>
          <StudyLevers study={study} settings={settings} change={setSettings} isFixed={!canWrite || isSolving} />
        </Unread>
        {study.result?.value != null && !isSolving && <StudyResultView study={study} result={study.result} />}
      </div>
    </>
  )
}

interface Act {
  readonly words: ReturnType<typeof w>
  readonly isBusy: boolean
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
      {canWrite && (
        <Button type="primary" loading={solve.isBusy} disabled={isSolving} onClick={solve.run}>
          {say(solve.words)}
        </Button>
      )}
    </>
  )
}

function EffortFields({ effort, setEffort, isFixed }: Omit<Trying, 'study'> & { isFixed: boolean }) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Select
        aria-label={say(text.seconds)}
        value={effort.seconds}
        disabled={isFixed}
        onChange={(seconds) => setEffort({ ...effort, seconds })}
        options={[5, 10, 30, 60, 120, 300].map((value) => ({ value, label: `${say(text.seconds)} ${value} s` }))}
      />
      {isOpen && (
        <InputNumber
          aria-label={say(text.seed)}
          prefix={say(text.seed)}
          min={1}
          max={1_000_000}
          precision={0}
          value={effort.seed}
          disabled={isFixed}
          onChange={(seed) => setEffort({ ...effort, seed: seed ?? 1 })}
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
        </div>
      )}
      {study.isStale && !isSolving && <div className="notice amber">{say(text.stale)}</div>}
      {!study.result && study.state === 'draft' && <div className="notice">{say(text.draft)}</div>}
      {isEmpty && <div className="notice amber">{say(text.empty)}</div>}
    </>
  )
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
                : `${say(text.about)} ${points(estimate.value ?? 0)}，${say(text.bound)} ${points(estimate.bound)}`}
          </b>
        )}
      </div>
      {isCurrent && act.error && <Trouble problem={act.error} />}
    </div>
  )
}
