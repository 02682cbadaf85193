// The figures of a study: value, bound and gap, the gain over the ranked list, and the search as it closed in.
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { queryOf } from '../../app/links.tsx'
import { useSay, w } from '../../app/words.tsx'
import { Count } from '../../components/quantities.tsx'
import { Loading } from '../../components/states.tsx'
import { percent, points } from './points.ts'
import type { Study } from './StudyScreen.tsx'

const LineChart = lazy(() => import('../../components/LineChart.tsx'))

const text = {
  value: w('方案得分', 'Value'),
  bound: w('上界（任何合规方案不超过）', 'Bound (no lawful plan exceeds it)'),
  gap: w('距上界', 'Gap'),
  gain: w('较排序清单多', 'Above the ranked list'),
  list: w('清单得分', 'list'),
  breaches: w('项约束违反', 'constraints broken'),
  first: w('首个方案', 'First plan'),
  planned: w('列入', 'Planned'),
  deferred: w('暂缓', 'Deferred'),
  excluded: w('不列入', 'Excluded'),
  need: w('需求分', 'Need'),
  joint: w('同年改造加分', 'Joint works'),
  due: w('应启动', 'Due'),
  closing: w('最好方案与上界', 'Best plan and bound'),
  best: w('最好方案', 'Best plan'),
  boundLine: w('上界', 'Bound'),
  second: w('秒', 's'),
  points: w('分', 'points'),
  kinds: w('界的种类', 'Kind of bound'),
}
const kinds: Readonly<Record<string, ReturnType<typeof w>>> = {
  counties: w('区县逐一整数求解', 'counties solved in whole numbers'),
  lagrangian: w('松弛价格复算', 'from prices, recomputed'),
  solver: w('整数求解器', 'whole-number solver'),
  'sum-of-best': w('各取最优之和', 'sum of best'),
  none: w('无', 'none'),
}

/** The figures above a study. */
export function StudyFigures({ study, result }: { study: Study; result: NonNullable<Study['result']> }) {
  const say = useSay()
  const { value, boundKind, moments } = result
  const isSolving = study.state === 'solving'
  const { best, limit, near } = standingOf(result, isSolving)
  const lines = useMemo(
    () => [
      {
        name: say(text.boundLine),
        colour: '#7a4fa3',
        points: moments
          .filter((one) => one.bound !== null && isNear(one, moments))
          .map((one) => [one.seconds, one.bound] as const),
        isSteps: true,
      },
      {
        name: say(text.best),
        colour: '#0d7d8a',
        points: moments.map((one) => [one.seconds, one.best] as const),
        isSteps: true,
      },
    ],
    [moments, say],
  )
  return (
    <section className="card study-figures">
      <dl className="figures">
        <Figure words={text.value} big>
          {best === null ? '—' : points(best)}
        </Figure>
        <Figure words={text.bound} note={`${say(text.kinds)}：${say(kinds[boundKind] ?? w(boundKind, boundKind))}`}>
          {limit === null ? '—' : points(limit)}
        </Figure>
        <Figure words={text.gap}>{near === null ? '—' : percent(near, 2)}</Figure>
        {!isSolving && value !== null && <Outcome study={study} result={result} value={value} />}
      </dl>
      {moments.length > 1 && (
        <div>
          <h3>
            {say(text.closing)}（{say(text.points)}）
          </h3>
          <Suspense fallback={<Loading />}>
            <LineChart
              lines={lines}
              unit={say(text.second)}
              label={`${say(text.best)} ${best === null ? '—' : points(best)}，${say(text.boundLine)} ${limit === null ? '—' : points(limit)}`}
            />
          </Suspense>
        </div>
      )}
    </section>
  )
}

function Outcome({ study, result, value }: { study: Study; result: NonNullable<Study['result']>; value: number }) {
  const say = useSay()
  const { rankedList, firstPlanSeconds, aims } = result
  const rows = (decision: string) => ({
    to: '/studies/$study' as const,
    params: { study: study.id },
    search: queryOf({ view: 'projects', decision }),
    hash: 'result',
  })
  return (
    <>
      <Figure
        words={text.gain}
        note={`${say(text.list)} ${points(rankedList.value)}${rankedList.breaches > 0 ? `，${rankedList.breaches} ${say(text.breaches)}` : ''}`}
      >
        {rankedList.value > 0 ? percent(value / rankedList.value - 1) : '—'}
      </Figure>
      <Figure words={text.first}>
        {firstPlanSeconds === null ? '—' : `${firstPlanSeconds.toFixed(1)} ${say(text.second)}`}
      </Figure>
      <Figure words={text.joint} note={`${say(text.need)} ${points(aims.needPoints)}`}>
        {points(aims.jointPoints)}
      </Figure>
      <Figure words={text.due}>{`${aims.mandatory.started} / ${aims.mandatory.due}`}</Figure>
      <Figure words={text.planned}>
        <Link {...rows('planned')}>
          <Count value={result.planned} />
        </Link>
      </Figure>
      <Figure words={text.deferred}>
        <Link {...rows('deferred')}>
          <Count value={result.deferred} />
        </Link>
      </Figure>
      <Figure words={text.excluded}>
        <Link {...rows('excluded')}>
          <Count value={result.excluded} />
        </Link>
      </Figure>
    </>
  )
}

// While it runs the latest moment counts, afterwards the result.
function standingOf({ value, bound, gap, moments }: NonNullable<Study['result']>, isSolving: boolean) {
  if (!isSolving) return { best: value, limit: bound, near: gap }
  const { best, bound: limit } = moments.at(-1) ?? { best: null, bound: null }
  return { best, limit, near: best !== null && limit !== null && best > 0 ? Math.max(0, limit / best - 1) : null }
}

// The first bound, before there are prices, lies far off and would flatten everything else.
function isNear({ bound }: { bound: number | null }, moments: readonly { bound: number | null }[]): boolean {
  const last = moments.at(-1)?.bound ?? null
  return bound !== null && last !== null && bound <= last * 1.05
}

function Figure({
  words,
  note,
  big,
  children,
}: {
  words: ReturnType<typeof w>
  note?: string
  big?: boolean
  children: React.ReactNode
}) {
  const say = useSay()
  return (
    <div className={big ? 'figure big' : 'figure'}>
      <dt>{say(words)}</dt>
      <dd className="num">
        {children}
        {note && <div className="muted">{note}</div>}
      </dd>
    </div>
  )
}
