// Quantities as they are read: amounts in 元 or 万元 with the exact figure on hover, areas in ㎡ or 万㎡, counts, days.
import { formatM2, formatWanM2, formatWanYuan, formatYuan, group } from '@huanju/quantities'

const none = <span className="muted">—</span>

/** An amount in 万元 with two digits; the exact yuan on hover. */
export function WanYuan({ fen, unit = true }: { fen: bigint | null; unit?: boolean }) {
  if (fen === null) return none
  return (
    <span className="num" title={`${formatYuan(fen)} 元`}>
      {formatWanYuan(fen)}
      {unit && ' 万元'}
    </span>
  )
}

/** An area in ㎡; above a hundred thousand, in 万㎡ with the exact figure on hover. */
export function Area({ dm2, unit = true, inWan = false }: { dm2: bigint | null; unit?: boolean; inWan?: boolean }) {
  if (dm2 === null) return none
  return (
    <span className="num" title={`${formatM2(dm2)} ㎡`}>
      {inWan ? formatWanM2(dm2) : formatM2(dm2)}
      {unit && (inWan ? ' 万㎡' : ' ㎡')}
    </span>
  )
}

/** A whole number with separators. */
export function Count({ value, unit = '' }: { value: number | null; unit?: string }) {
  return value === null ? (
    none
  ) : (
    <span className="num">
      {group(value)}
      {unit && ` ${unit}`}
    </span>
  )
}

/** A day as 2026-11-23. */
export function DayText({ day }: { day: string | null }) {
  return day === null ? (
    none
  ) : (
    <time className="num" dateTime={day}>
      {day}
    </time>
  )
}

/** An instant in local time, to the minute. */
export function Instant({ at }: { at: string | null }) {
  if (at === null) return none
  const local = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return (
    <time
      className="num"
      dateTime={at}
    >{`${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())} ${two(local.getHours())}:${two(local.getMinutes())}`}</time>
  )
}

/** A score in hundredths of a point, as points with two digits. */
export function Score({ hundredths }: { hundredths: number | null }) {
  return hundredths === null ? none : <span className="num">{(hundredths / 100).toFixed(2)}</span>
}
