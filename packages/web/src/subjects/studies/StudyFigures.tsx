// The figures of a study: the need it meets, how much better it could be, the gain over the ranked list, and the search.
import { closingPart, isRough } from '@huanju/domain/studies'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { queryOf } from '../../app/links.tsx'
import { useSay, w } from '../../app/words.tsx'
import { Count } from '../../components/quantities.tsx'
import { Loading } from '../../components/states.tsx'
import { percent, points } from './points.ts'
import type { Study } from './StudyScreen.tsx'

const LineChart = lazy(() => import('../../components/LineChart.tsx'))

type Result = NonNullable<Study['result']>

const text = {
  value: w('满足的需求（分）', 'Need met (points)'),
  valueNote: w('需求分 = 评分 × 户数，逐个小区相加', 'Points of need are score × households, summed over communities'),
  gap: w('最多还能提高', 'Could be better by at most'),
  early: w('还在找', 'Still looking'),
  rough: w('还很多', 'A lot'),
  roughNote: w(
    '用时太短，方案还很粗略；请延长用时再测算',
    'The time was too short and the plan is rough; give it longer',
  ),
  gain: w('比按名次列入多', 'Above the ranked list'),
  loss: w('比按名次列入少', 'Below the ranked list'),
  joint: w('同年改造加分', 'Gained by joint works'),
  jointNote: w('同一社区的小区同年改造', 'Communities of a neighbourhood renovated in one year'),
  due: w('期限内应启动', 'Due by their deadline'),
  dueNote: w('已排入 / 应启动', 'placed / due'),
  off: w('未启用', 'Off'),
  offNote: w('这项要求没有打开，不影响方案', 'This demand is switched off and does not bear on the plan'),
  planned: w('列入', 'Planned'),
  deferred: w('暂缓', 'Deferred'),
  excluded: w('不列入', 'Excluded'),
  closing: w('方案怎样接近最多可达（需求分）', 'How the plan came near the most there could be (points of need)'),
  closingNote: w(
    '两条线越近，方案越接近最好；早先相差超过一成的方案没有画出',
    'The nearer the lines, the better the plan; early plans more than a tenth below are not drawn',
  ),
  best: w('已有方案', 'Plan found'),
  most: w('最多可达', 'Most there could be'),
  second: w('秒', 's'),
}

/** The figures above a study. */
export function StudyFigures({ study, result }: { study: Study; result: Result }) {
  const say = useSay()
  const isSolving = study.state === 'solving'
  const { best, limit, near } = standingOf(result, isSolving)
  // The first tries say nothing about how good the plan will be: as long as they lie so far off, neither gap nor lines.
  const isFar = isRough(near)
  const drawn = useMemo(() => closingPart(result.moments), [result.moments])
  const lines = useMemo(
    () =>
      [
        { name: say(text.most), colour: '#7a4fa3', of: 'bound' as const },
        { name: say(text.best), colour: '#0d7d8a', of: 'best' as const },
      ].map(({ of, ...line }) => ({
        ...line,
        isSteps: true,
        points: drawn.map((moment) => [moment.seconds, moment[of]] as const),
      })),
    [drawn, say],
  )
  return (
    <section className="card study-figures">
      <dl className="figures">
        <Figure words={text.value} note={say(text.valueNote)} big>
          {best === null ? '—' : points(best)}
        </Figure>
        <Gap near={near} limit={limit} isSolving={isSolving} />
        {!isSolving && result.value !== null && (
          <>
            <Gain value={result.value} list={result.rankedList} />
            <Placed study={study} result={result} />
            <Demanded off={study.settings.off} aims={result.aims} />
          </>
        )}
      </dl>
      {drawn.length > 1 && !isFar && (
        <div>
          <h3>{say(text.closing)}</h3>
          <Suspense fallback={<Loading />}>
            <LineChart
              lines={lines}
              unit={say(text.second)}
              label={`${say(text.best)} ${best === null ? '—' : points(best)}`}
            />
          </Suspense>
          <p className="muted">{say(text.closingNote)}</p>
        </div>
      )}
    </section>
  )
}

/** How much better the plan could be at most; nothing while the search has hardly begun. */
export function Gap({ near, limit, isSolving }: { near: number | null; limit: number | null; isSolving: boolean }) {
  const say = useSay()
  if (isRough(near))
    return (
      <Figure words={text.gap} note={isSolving ? '' : say(text.roughNote)}>
        {say(isSolving ? text.early : text.rough)}
      </Figure>
    )
  return (
    <Figure words={text.gap} note={limit === null ? '' : say(mostWords(limit))}>
      {near === null ? '—' : percent(near, 2)}
    </Figure>
  )
}

function mostWords(limit: number) {
  return w(`任何合规方案都不超过 ${points(limit)} 分`, `No lawful plan exceeds ${points(limit)} points`)
}

/** What the plan meets beyond the list filled by rank, and what that list would have broken. */
export function Gain({ value, list }: { value: number; list: Result['rankedList'] }) {
  const say = useSay()
  const broken =
    list.breaches > 0 ? w(`，但有 ${list.breaches} 处不合要求`, `, but breaks ${list.breaches} demands`) : w('', '')
  return (
    <Figure
      words={value < list.value ? text.loss : text.gain}
      note={say(
        w(
          `按名次逐年列入可得 ${points(list.value)} 分${broken.zh}`,
          `Filling the years by rank meets ${points(list.value)} points${broken.en}`,
        ),
      )}
    >
      {list.value > 0 ? percent(Math.abs(value / list.value - 1)) : '—'}
    </Figure>
  )
}

/** Figures that stand for a demand; one that is off says so instead. */
export function Demanded({ off, aims }: { off: Study['settings']['off']; aims: Result['aims'] }) {
  const say = useSay()
  const { jointPoints, mandatory } = aims
  const isOn = (id: (typeof off)[number]) => !off.includes(id)
  return (
    <>
      {isOn('dig-once') ? (
        <Figure words={text.joint} note={say(text.jointNote)}>
          {points(jointPoints)}
        </Figure>
      ) : (
        <Off words={text.joint} />
      )}
      {isOn('cohort-deadline') || mandatory.due > 0 ? (
        <Figure words={text.due} note={say(text.dueNote)}>{`${mandatory.started} / ${mandatory.due}`}</Figure>
      ) : (
        <Off words={text.due} />
      )}
    </>
  )
}

function Off({ words }: { words: ReturnType<typeof w> }) {
  const say = useSay()
  return (
    <Figure words={words} note={say(text.offNote)}>
      {say(text.off)}
    </Figure>
  )
}

function Placed({ study, result }: { study: Study; result: Result }) {
  const rows = (decision: string) => ({
    to: '/studies/$study' as const,
    params: { study: study.id },
    search: queryOf({ view: 'projects', decision }),
    hash: 'result',
  })
  return (
    <>
      {(['planned', 'deferred', 'excluded'] as const).map((decision) => (
        <Figure key={decision} words={text[decision]}>
          <Link {...rows(decision)}>
            <Count value={result[decision]} />
          </Link>
        </Figure>
      ))}
    </>
  )
}

// While it runs the latest moment counts, afterwards the result.
function standingOf({ value, bound, gap, moments }: Result, isSolving: boolean) {
  if (!isSolving) return { best: value, limit: bound, near: gap }
  const { best, bound: limit } = moments.at(-1) ?? { best: null, bound: null }
  return { best, limit, near: best !== null && limit !== null && best > 0 ? Math.max(0, limit / best - 1) : null }
}

interface FigureProps {
  readonly words: ReturnType<typeof w>
  readonly note?: string
  readonly big?: boolean
  readonly children: React.ReactNode
}

function Figure({ words, note, big, children }: FigureProps) {
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
