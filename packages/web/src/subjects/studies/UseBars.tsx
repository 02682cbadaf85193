// Budgets and capacity against what the plan takes of them, as bars from zero with their figures; what is nearly full says so.
import { group } from '@huanju/quantities'
import { useSay, w } from '../../app/words.tsx'
import type { Study } from './StudyScreen.tsx'

type Used = Pick<NonNullable<Study['result']>, 'budgets' | 'capacities'>
type Use = Used['budgets'][number]

const text = {
  channels: w('各渠道资金：已用 / 可用（万元）', 'Money by channel: used of available (万元)'),
  matches: w('县级配套：已用 / 可用（万元）', 'County matching money: used of available (万元)'),
  capacity: w('承接能力：在建 / 可同时施工（万㎡）', 'Capacity: under construction of what is possible (万㎡)'),
  tight: w('将满', 'nearly full'),
  off: w('这项要求未启用：只供对照，不限制方案', 'This demand is off: for comparison only, it does not bind the plan'),
}

/** All limits of a study with their use. */
export function UseBars({ result, off }: { result: Used; off: Study['settings']['off'] }) {
  const say = useSay()
  const groups = [
    { words: text.channels, uses: result.budgets.filter(({ constraint }) => constraint === 'channel-budget') },
    { words: text.matches, uses: result.budgets.filter(({ constraint }) => constraint === 'county-match') },
    { words: text.capacity, uses: result.capacities },
  ]
  return groups
    .filter(({ uses }) => uses.length > 0)
    .map(({ words, uses }) => (
      <section key={words.zh}>
        <h3>{say(words)}</h3>
        {uses.some(({ constraint }) => off.includes(constraint)) && <p className="notice amber">{say(text.off)}</p>}
        <div className="uses">
          {[...new Set(uses.map(({ name }) => name.zh))].map((name) => (
            <table key={name} className="plain-table use">
              <caption>{say(uses.find((one) => one.name.zh === name)?.name ?? w(name, name))}</caption>
              <tbody>
                {uses
                  .filter((one) => one.name.zh === name)
                  .map((one) => (
                    <UseRow key={one.year} use={one} />
                  ))}
              </tbody>
            </table>
          ))}
        </div>
      </section>
    ))
}

function UseRow({ use }: { use: Use }) {
  const say = useSay()
  const share = use.limit === 0 ? (use.used > 0 ? 1 : 0) : use.used / use.limit
  const isTight = share > 0.98
  const show = (amount: number) =>
    group(Math.round(amount / (use.unit === 'fen' ? 1_000_000 : 10_000)) / (use.unit === 'fen' ? 1 : 100))
  return (
    <tr>
      <th scope="row">{use.year}</th>
      <td className="bar-cell" aria-label={`${Math.round(share * 100)}%`}>
        <span className="bar" aria-hidden>
          <span style={{ width: `${Math.min(100, share * 100)}%` }} className={isTight ? 'tight' : ''} />
        </span>
      </td>
      <td className="r num">
        {show(use.used)}
        {' / '}
        {show(use.limit)}
      </td>
      <td className="tight-mark">{isTight && `▲ ${say(text.tight)}`}</td>
    </tr>
  )
}
