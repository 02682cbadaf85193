// The named constraints: sentence, formula and clause, a switch where the city may drop it, and its own figures.
import type { AnswerOf } from '@huanju/contract'
import type { listConstraints } from '@huanju/contract/studies'
import { Input, InputNumber, Switch } from 'antd'
import type { ReactNode } from 'react'
import { useSay, w } from '../../app/words.tsx'
import type { Settings } from './StudyLevers.tsx'

type Row = AnswerOf<typeof listConstraints>['rows'][number]

const text = {
  started: w('较早年代应先启动', 'Older started first'),
  least: w('占比之比下限', 'Least ratio'),
  most: w('上限', 'most'),
  joint: w('同社区同年加分', 'Gain for a joint year'),
  years: w('最多相差（年）', 'Most years apart'),
  late: w('每推迟一年少计需求', 'Need less a year of delay'),
  spending: w('投资按施工年度', 'Spending by year of works'),
  source: w('依据', 'Clause'),
  isOn: w('启用', 'On'),
  relaxed: w('可放宽，按', 'Can be relaxed by'),
  rigid: w('不可放宽', 'Cannot be relaxed'),
}
const units: Readonly<Record<string, ReturnType<typeof w>>> = {
  fen: w('资金', 'money'),
  dm2: w('面积', 'floor area'),
  share: w('比例', 'share'),
  years: w('年', 'years'),
  projects: w('项目数', 'projects'),
}

/** The constraints of a study. */
export function ConstraintSwitches({
  settings,
  change,
  isFixed,
  rows,
}: {
  settings: Settings
  change: (settings: Settings) => void
  isFixed: boolean
  rows: readonly Row[]
}) {
  const say = useSay()
  const set = (part: Partial<Settings>) => change({ ...settings, ...part })
  const share = (words: ReturnType<typeof w>, value: string, next: (value: string) => Partial<Settings>) => (
    <label className="share">
      <span>{say(words)}</span>
      <Input
        size="small"
        style={{ width: 84, textAlign: 'right' }}
        className="num"
        value={value}
        disabled={isFixed}
        onChange={({ target }) => set(next(target.value))}
      />
    </label>
  )
  const own: Readonly<Partial<Record<Row['id'], ReactNode>>> = {
    'order-of-cohorts': share(text.started, settings.startedShare, (startedShare) => ({ startedShare })),
    'fair-share': (
      <>
        {share(text.least, settings.fairShare.least, (least) => ({ fairShare: { ...settings.fairShare, least } }))}
        {share(text.most, settings.fairShare.most, (most) => ({ fairShare: { ...settings.fairShare, most } }))}
      </>
    ),
    'dig-once': share(text.joint, settings.jointShare, (jointShare) => ({ jointShare })),
    linked: (
      <label className="share">
        <span>{say(text.years)}</span>
        <InputNumber
          size="small"
          min={0}
          max={10}
          precision={0}
          value={settings.linkedYears}
          disabled={isFixed}
          onChange={(next) => set({ linkedYears: next ?? 0 })}
        />
      </label>
    ),
    once: share(text.late, settings.lateShare, (lateShare) => ({ lateShare })),
    'channel-budget': settings.spending.map((part, index) => (
      <span key={index}>
        {share(w(`${text.spending.zh}${index + 1}`, `${text.spending.en} ${index + 1}`), part, (next) => ({
          spending: settings.spending.map((one, at) => (at === index ? next : one)),
        }))}
      </span>
    )),
  }
  return (
    <ul className="constraints">
      {rows.map(({ id, sentence, formula, source, relaxedBy, canBeOff }) => (
        <li key={id}>
          <div className="line">
            <span>{say(sentence)}</span>
            <Switch
              size="small"
              aria-label={`${say(text.isOn)} ${say(sentence)}`}
              checked={!settings.off.includes(id)}
              disabled={isFixed || !canBeOff}
              onChange={(isOn) => set({ off: isOn ? settings.off.filter((one) => one !== id) : [...settings.off, id] })}
            />
          </div>
          {own[id]}
          <details>
            <summary className="muted">{say(text.source)}</summary>
            <div className="muted">{source ? say(source) : '—'}</div>
            <div className="muted">
              {relaxedBy === null
                ? say(text.rigid)
                : `${say(text.relaxed)} ${say(units[relaxedBy] ?? w(relaxedBy, relaxedBy))}`}
            </div>
            <code>{formula}</code>
          </details>
        </li>
      ))}
    </ul>
  )
}
