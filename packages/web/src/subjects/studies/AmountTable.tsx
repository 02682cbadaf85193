// Amounts by row and year, typed in 万元 or 万㎡ and kept in whole fen and dm².
import { formatM2, formatYuan } from '@huanju/quantities'
import { Input } from 'antd'
import { useId, useState } from 'react'
import { useSay, w } from '../../app/words.tsx'
import { Scroll } from '../../components/Scroll.tsx'
import { useUnreadWhile } from '../../components/unread.tsx'
import { fromWan, inWan, type AmountKind } from './amounts.ts'

const text = {
  wrong: w('应为不小于零的数，最多六位小数', 'It must be a number not below zero with at most six decimals'),
  total: w('合计', 'Total'),
}

interface AmountRow {
  readonly key: string
  readonly name: string
  readonly amounts: readonly bigint[]
  readonly change: (amounts: readonly bigint[]) => void
}

/** A table of amounts; a sum is under each year when there is more than one row. */
export function AmountTable({
  years,
  rows,
  kind,
  isFixed,
}: {
  years: readonly number[]
  rows: readonly AmountRow[]
  kind: AmountKind
  isFixed: boolean
}) {
  const say = useSay()
  const show = (amount: bigint) => inWan(amount, kind)
  return (
    <Scroll words={w('各年数额', 'Amounts by year')}>
      <table className="plain-table amounts">
        <thead>
          <tr>
            <td aria-hidden />
            {years.map((year) => (
              <th key={year} className="r">
                {say(w(`${year} 年`, `${year}`))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, amounts, change }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {years.map((year, index) => (
                <td key={year}>
                  <Cell
                    label={`${name} ${year}`}
                    amount={amounts[index] ?? 0n}
                    kind={kind}
                    isFixed={isFixed}
                    change={(next) => change(years.map((_, at) => (at === index ? next : (amounts[at] ?? 0n))))}
                  />
                </td>
              ))}
            </tr>
          ))}
          {rows.length > 1 && (
            <tr>
              <th scope="row">{say(text.total)}</th>
              {years.map((year, index) => (
                <td key={year} className="r num">
                  {show(rows.reduce((sum, { amounts }) => sum + (amounts[index] ?? 0n), 0n))}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </Scroll>
  )
}

function Cell({
  label,
  amount,
  kind,
  isFixed,
  change,
}: {
  label: string
  amount: bigint
  kind: AmountKind
  isFixed: boolean
  change: (amount: bigint) => void
}) {
  const say = useSay()
  const [typed, setTyped] = useState<string | null>(null)
  const read = typed === null ? amount : fromWan(typed, kind)
  const id = useId()
  useUnreadWhile(id, read === undefined)
  return (
    <div data-wrong={read === undefined ? '' : undefined}>
      <Input
        aria-label={label}
        size="small"
        className="num"
        style={{ textAlign: 'right', minWidth: 64, paddingInline: 6 }}
        value={typed ?? inWan(amount, kind)}
        disabled={isFixed}
        status={read === undefined ? 'error' : ''}
        aria-invalid={read === undefined || undefined}
        aria-describedby={read === undefined ? `${id}-finding` : undefined}
        title={kind === 'money' ? `${formatYuan(amount)} 元` : `${formatM2(amount)} ㎡`}
        onChange={({ target }) => {
          setTyped(target.value)
          const next = fromWan(target.value, kind)
          if (next !== undefined) change(next)
        }}
        onBlur={() => {
          if (read !== undefined) setTyped(null)
        }}
      />
      {/* Under the amount, where a finger reads it too: nothing hovers on a phone. */}
      {read === undefined && (
        <div className="finding" id={`${id}-finding`}>
          {say(text.wrong)}
        </div>
      )}
    </div>
  )
}
