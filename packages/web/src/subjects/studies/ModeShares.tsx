// The funding mixes: what share of the cost each channel bears, and what need met counts for by this mix.
import type { AnswerOf } from '@huanju/contract'
import type { listConstraints } from '@huanju/contract/studies'
import { Button, Select } from 'antd'
import { useSay, w } from '../../app/words.tsx'
import { NumberBox } from '../../components/NumberBox.tsx'
import { useUnreadWhile } from '../../components/unread.tsx'
import type { Settings } from './StudyLevers.tsx'

type Named = AnswerOf<typeof listConstraints>['modes']

const text = {
  factor: w('用此组合，需求按此计入', 'By this mix, need counts for'),
  add: w('增加渠道', 'Add a channel'),
  addMode: w('增加组合', 'Add a mix'),
  drop: w('删除这个组合', 'Remove this mix'),
}

/** The mixes; the sum of each is said when it is not 100 %, and nothing is worked out until it is. */
export function ModeShares({
  settings,
  change,
  isFixed,
  channelName,
  modes,
  channels,
}: {
  settings: Settings
  change: (settings: Settings) => void
  isFixed: boolean
  channelName: (id: string) => string
  modes: Named
  channels: AnswerOf<typeof listConstraints>['channels']
}) {
  const say = useSay()
  const set = (index: number, mode: Settings['modes'][number]) =>
    change({ ...settings, modes: settings.modes.map((one, at) => (at === index ? mode : one)) })
  const unused = modes.filter(({ id }) => !settings.modes.some((mode) => mode.id === id))
  const hasBudget = channels.filter(({ id }) => settings.channels.some(({ channelId }) => channelId === id))
  return (
    <>
      {settings.modes.map((mode, index) => {
        const sum = mode.shares.reduce((all, { hundredths }) => all + hundredths, 0)
        const title = modes.find(({ id }) => id === mode.id)?.title
        const free = hasBudget.filter(({ id }) => !mode.shares.some(({ channelId }) => channelId === id))
        return (
          <fieldset key={mode.id} disabled={isFixed} className="mode" data-wrong={sum === 100 ? undefined : ''}>
            <legend>{title ? say(title) : mode.id}</legend>
            {mode.shares.map(({ channelId, hundredths }, at) => (
              <Percent
                key={channelId}
                label={channelName(channelId)}
                value={hundredths}
                isFixed={isFixed}
                change={(next) =>
                  set(index, {
                    ...mode,
                    shares: mode.shares.map((one, place) => (place === at ? { channelId, hundredths: next } : one)),
                  })
                }
              />
            ))}
            <Percent
              label={say(text.factor)}
              value={mode.factorHundredths}
              isFixed={isFixed}
              change={(factorHundredths) => set(index, { ...mode, factorHundredths })}
            />
            <SumFinding id={mode.id} sum={sum} />
            <div className="actions">
              {free.length > 0 && (
                <Select
                  size="small"
                  style={{ minWidth: 140 }}
                  placeholder={say(text.add)}
                  aria-label={say(text.add)}
                  value={null}
                  disabled={isFixed}
                  options={free.map(({ id, title: words }) => ({ value: id, label: say(words) }))}
                  onChange={(channelId: string) =>
                    set(index, { ...mode, shares: [...mode.shares, { channelId, hundredths: 0 }] })
                  }
                />
              )}
              {settings.modes.length > 1 && (
                <Button
                  size="small"
                  type="link"
                  disabled={isFixed}
                  onClick={() => change({ ...settings, modes: settings.modes.filter((one) => one !== mode) })}
                >
                  {say(text.drop)}
                </Button>
              )}
            </div>
          </fieldset>
        )
      })}
      {unused.length > 0 && (
        <Select
          size="small"
          style={{ minWidth: 160 }}
          placeholder={say(text.addMode)}
          aria-label={say(text.addMode)}
          value={null}
          disabled={isFixed}
          options={unused.map(({ id, title }) => ({ value: id, label: say(title) }))}
          onChange={(id: string) =>
            change({
              ...settings,
              modes: [...settings.modes, { id, factorHundredths: 100, shares: settings.modes[0]?.shares ?? [] }],
            })
          }
        />
      )}
    </>
  )
}

function SumFinding({ id, sum }: { id: string; sum: number }) {
  const say = useSay()
  useUnreadWhile(`mode-${id}`, sum !== 100)
  if (sum === 100) return null
  return (
    <div className="finding" role="alert">
      {say(w(`各渠道合计应为 100%，现为 ${sum}%`, `The channels must sum to 100%; they sum to ${sum}%`))}
    </div>
  )
}

function Percent({
  label,
  value,
  isFixed,
  change,
}: {
  label: string
  value: number
  isFixed: boolean
  change: (value: number) => void
}) {
  return (
    <label className="share">
      <span>{label}</span>
      <NumberBox size="small" min={0} max={100} suffix="%" value={value} isDisabled={isFixed} onChange={change} />
    </label>
  )
}
