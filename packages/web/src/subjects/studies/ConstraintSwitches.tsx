// The named demands: sentence, clause and formula, a switch where the city may drop it, and its own figures.
import type { AnswerOf } from '@huanju/contract'
import type { listConstraints } from '@huanju/contract/studies'
import { percentOf, shareFrom } from '@huanju/domain/studies'
import { Switch } from 'antd'
import type { ReactNode } from 'react'
import { useSay, w } from '../../app/words.tsx'
import { NumberBox } from '../../components/NumberBox.tsx'
import type { Settings } from './StudyLevers.tsx'

type Row = AnswerOf<typeof listConstraints>['rows'][number]
type Words = ReturnType<typeof w>

const text = {
  started: w('较早建成的户数至少先启动', 'Of the older households, started first at least'),
  least: w('启动占比至少为存量占比的', 'Share started over share of stock, at least'),
  most: w('启动占比最多为存量占比的', 'Share started over share of stock, at most'),
  joint: w('同一社区同年改造，需求多计', 'Need counted more where a neighbourhood is renovated in one year'),
  years: w('启动年份最多相差', 'Most years between their starts'),
  year: w('年', 'years'),
  late: w('每推迟一年启动，需求少计', 'Need counted less for each year of delay'),
  source: w('依据与算式', 'Clause and formula'),
  isOn: w('启用', 'On'),
  off: w('未启用', 'Off'),
  rigid: w('测算找不到方案时，这一项不能放宽', 'Where no plan is found, this demand cannot be relaxed'),
}
const relaxed: Readonly<Record<string, Words>> = {
  fen: w('测算找不到方案时，可以增加这项资金', 'Where no plan is found, this money can be raised'),
  dm2: w('测算找不到方案时，可以增加可施工面积', 'Where no plan is found, this floor area can be raised'),
  share: w('测算找不到方案时，可以放宽这个比例', 'Where no plan is found, this share can be relaxed'),
  years: w('测算找不到方案时，可以推迟几年', 'Where no plan is found, this can be put off by years'),
  projects: w(
    '测算找不到方案时，可以撤销其中几个小区的指定',
    'Where no plan is found, some of these orders can be withdrawn',
  ),
}

interface Switches {
  readonly settings: Settings
  readonly change: (settings: Settings) => void
  readonly isFixed: boolean
}

/** The demands of a study. */
export function ConstraintSwitches({ settings, change, isFixed, rows }: Switches & { rows: readonly Row[] }) {
  const say = useSay()
  const own = ownFigures({ settings, change, isFixed })
  return (
    <ul className="constraints">
      {rows.map(({ id, sentence, formula, source, relaxedBy, canBeOff }) => {
        const isOn = !settings.off.includes(id)
        return (
          <li key={id}>
            <div className="line">
              <span>{say(sentence)}</span>
              <span className="switch">
                {!isOn && <span className="muted">{say(text.off)}</span>}
                <Switch
                  size="small"
                  aria-label={`${say(text.isOn)} ${say(sentence)}`}
                  checked={isOn}
                  disabled={isFixed || !canBeOff}
                  onChange={(next) =>
                    change({
                      ...settings,
                      off: next ? settings.off.filter((one) => one !== id) : [...settings.off, id],
                    })
                  }
                />
              </span>
            </div>
            {own[id]}
            <details>
              <summary className="muted">{say(text.source)}</summary>
              {source && <div className="muted">{say(source)}</div>}
              <div className="muted">{say(relaxedBy === null ? text.rigid : (relaxed[relaxedBy] ?? text.rigid))}</div>
              <code>{formula}</code>
            </details>
          </li>
        )
      })}
    </ul>
  )
}

// The figures that belong to a demand, shares in per cent.
function ownFigures({ settings, change, isFixed }: Switches): Readonly<Partial<Record<Row['id'], ReactNode>>> {
  const set = (part: Partial<Settings>) => change({ ...settings, ...part })
  const share = (words: Words, value: string, next: (value: string) => Partial<Settings>) => (
    <ShareInput words={words} value={value} isFixed={isFixed} change={(changed) => set(next(changed))} />
  )
  const { fairShare, spending } = settings
  return {
    'order-of-cohorts': share(text.started, settings.startedShare, (startedShare) => ({ startedShare })),
    'fair-share': (
      <>
        {share(text.least, fairShare.least, (least) => ({ fairShare: { ...fairShare, least } }))}
        {share(text.most, fairShare.most, (most) => ({ fairShare: { ...fairShare, most } }))}
      </>
    ),
    'dig-once': share(text.joint, settings.jointShare, (jointShare) => ({ jointShare })),
    linked: (
      <YearsInput value={settings.linkedYears} isFixed={isFixed} change={(linkedYears) => set({ linkedYears })} />
    ),
    once: share(text.late, settings.lateShare, (lateShare) => ({ lateShare })),
    'channel-budget': spending.map((part, index) => (
      <span key={index}>
        {share(
          w(`开工后第 ${index + 1} 年支付投资的`, `Of the investment, paid in year ${index + 1} of the works`),
          part,
          (next) => ({
            spending: spending.map((one, at) => (at === index ? next : one)),
          }),
        )}
      </span>
    )),
  }
}

interface ShareInputProps {
  readonly words: Words
  /** As it is kept: `17/20`, `85%`. */
  readonly value: string
  readonly isFixed: boolean
  readonly change: (value: string) => void
}

/** A share, read and typed in per cent; what is not changed stays as exact as it was. */
export function ShareInput({ words, value, isFixed, change }: ShareInputProps) {
  const say = useSay()
  return (
    <label className="share">
      <span>{say(words)}</span>
      <NumberBox
        size="small"
        min={0}
        max={999}
        decimals={2}
        suffix="%"
        value={percentOf(value)}
        isDisabled={isFixed}
        onChange={(next) => change(shareFrom(next, value))}
      />
    </label>
  )
}

function YearsInput({ value, isFixed, change }: { value: number; isFixed: boolean; change: (years: number) => void }) {
  const say = useSay()
  return (
    <label className="share">
      <span>{say(text.years)}</span>
      <NumberBox
        size="small"
        min={0}
        max={10}
        suffix={say(text.year)}
        value={value}
        isDisabled={isFixed}
        onChange={change}
      />
    </label>
  )
}
