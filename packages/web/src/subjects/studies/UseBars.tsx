// Budgets and capacity against what the plan takes of them, as bars from zero with their figures; what is nearly full says so.
import { group } from '@huanju/quantities'
import { useSay, w } from '../../app/words.tsx'
import type { Study } from './StudyScreen.tsx'

type Use = NonNullable<Study['result']>['budgets'][number]

const text = {
  channels: w('各渠道额度（万元）', 'Budgets by channel (万元)'),
  matches: w('县级配套（万元）', 'County matching money (万元)'),
  capacity: w('承接能力（万㎡ 在建）', 'Capacity (万㎡ under construction)'),
  tight: w('紧', 'tight'),
  of: w('／', ' of '),
}

/** All limits of a study with their use. */
export function UseBars({ result }: { result: NonNullable<Study['result']> }) {
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
        {say(text.of)}
        {show(use.limit)}
      </td>
      <td className="tight-mark">{isTight && `▲ ${say(text.tight)}`}</td>
    </tr>
  )
}
