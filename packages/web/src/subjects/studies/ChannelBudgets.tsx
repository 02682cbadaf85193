// Money by channel and year, and whether what a channel leaves in a year may be spent later.
import { Switch } from 'antd'
import { useSay, w } from '../../app/words.tsx'
import { AmountTable } from './AmountTable.tsx'
import type { Settings } from './StudyLevers.tsx'

type Channel = Settings['channels'][number]

const text = {
  carries: w('未用完的结转下年', 'What is left carries over'),
  matches: w('各县配套', 'Matching money of all counties'),
}

/** Budgets of the channels of the city, or of the matching money of its counties, which carry over together. */
export function ChannelBudgets({
  settings,
  change,
  years,
  isFixed,
  isOfCounties,
  nameOf,
}: {
  settings: Settings
  change: (settings: Settings) => void
  years: readonly number[]
  isFixed: boolean
  isOfCounties: boolean
  nameOf: (channel: Channel) => string
}) {
  const say = useSay()
  const channels = settings.channels.filter(({ countyId }) => (countyId !== null) === isOfCounties)
  const set = (isMeant: (channel: Channel) => boolean, part: Partial<Channel>) =>
    change({ ...settings, channels: settings.channels.map((one) => (isMeant(one) ? { ...one, ...part } : one)) })
  const carriers = isOfCounties
    ? [{ name: say(text.matches), members: channels }].filter(({ members }) => members.length > 0)
    : channels.map((channel) => ({ name: nameOf(channel), members: [channel] }))
  return (
    <>
      <AmountTable
        years={years}
        kind="money"
        isFixed={isFixed}
        rows={channels.map((channel) => ({
          key: keyOf(channel),
          name: nameOf(channel),
          amounts: channel.budgetsFen,
          change: (budgetsFen) => set((one) => keyOf(one) === keyOf(channel), { budgetsFen: [...budgetsFen] }),
        }))}
      />
      <fieldset disabled={isFixed} className="mode">
        <legend>{say(text.carries)}</legend>
        {carriers.map(({ name, members }) => (
          <div key={name} className="share">
            <span>{name}</span>
            <Switch
              size="small"
              aria-label={`${name} ${say(text.carries)}`}
              checked={members.every(({ carriesOver }) => carriesOver)}
              disabled={isFixed}
              onChange={(carriesOver) =>
                set((one) => members.some((member) => keyOf(member) === keyOf(one)), { carriesOver })
              }
            />
          </div>
        ))}
      </fieldset>
    </>
  )
}

function keyOf({ channelId, countyId }: Channel): string {
  return `${channelId} ${countyId ?? ''}`
}
