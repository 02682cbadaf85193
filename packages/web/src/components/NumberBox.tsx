// A whole or decimal number in a small box: what does not read, or lies beyond its bounds, stays, red, and is not saved.
import { Input } from 'antd'
import { useId, useState, type CSSProperties } from 'react'
import { useSay, w, type Words } from '../app/words.tsx'
import { useUnreadWhile } from './unread.tsx'

interface NumberBoxProps {
  readonly id?: string
  readonly label?: string
  readonly title?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** How many digits may stand after the point. */
  readonly decimals?: number
  readonly isDisabled?: boolean
  readonly size?: 'small' | 'middle'
  readonly style?: CSSProperties
  readonly onChange: (value: number) => void
}

/** A box for a number; full-width digits read as digits. */
export function NumberBox({ value, onChange, min, max, decimals = 0, ...look }: NumberBoxProps) {
  const say = useSay()
  const ownId = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const read = typed === null ? value : readNumber(typed, decimals)
  const isWrong = read === undefined || read < min || read > max
  const why = isWrong ? reason({ min, max, decimals }) : undefined
  useUnreadWhile(ownId, isWrong)
  const { id, label, title, prefix, suffix, isDisabled, size, style } = look
  const told = isWrong ? { 'aria-invalid': true, 'aria-describedby': `${ownId}-finding` } : {}
  return (
    <span className="number-box" data-wrong={isWrong ? '' : undefined}>
      <Input
        {...(id !== undefined && { id })}
        {...(label !== undefined && { 'aria-label': label })}
        {...(title !== undefined && { title })}
        {...(size && { size })}
        {...told}
        className="num"
        prefix={prefix}
        suffix={suffix}
        style={{ width: 110, ...style }}
        inputMode={decimals > 0 ? 'decimal' : 'numeric'}
        maxLength={20}
        status={isWrong ? 'error' : ''}
        disabled={isDisabled ?? false}
        value={typed ?? String(value)}
        onChange={({ target }) => {
          setTyped(target.value)
          const next = readNumber(target.value, decimals)
          if (next !== undefined && next >= min && next <= max) onChange(next)
        }}
        onBlur={() => {
          if (!isWrong) setTyped(null)
        }}
      />
      {why && (
        <span className="finding" role="alert" id={`${ownId}-finding`}>
          {say(why)}
        </span>
      )}
    </span>
  )
}

/** The number a text says, full-width or not; undefined where it says none, or a finer one than is kept. */
function readNumber(typed: string, decimals: number): number | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[,\s%]/g, '')
  const match = /^-?\d+(?:\.(\d+))?$/.exec(plain)
  return match && (match[1] ?? '').length <= decimals ? Number(plain) : undefined
}

function reason({ min, max, decimals }: { min: number; max: number; decimals: number }): Words {
  const [most, least] = [max.toLocaleString('en'), min.toLocaleString('en')]
  return decimals === 0
    ? w(`应为 ${least} 至 ${most} 的整数`, `A whole number from ${least} to ${most}`)
    : w(
        `应为 ${least} 至 ${most} 的数，最多 ${decimals} 位小数`,
        `A number from ${least} to ${most} with at most ${decimals} decimals`,
      )
}
