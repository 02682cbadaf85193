// One changed field as a sentence: from what to what, its unit said once.
import type { z } from 'zod'
import type { changeInWords } from '@huanju/contract/shapes'
import { useSay, w, type Words } from '../app/words.tsx'

type Change = z.output<typeof changeInWords>

/** A changed field in words; what was or becomes blank is said so. */
export function changeWords({ title, from, to, unit }: Pick<Change, 'title' | 'from' | 'to' | 'unit'>): Words {
  const zh = (words: Words) => words.zh + (unit?.zh ? ` ${unit.zh}` : '')
  const en = (words: Words) => words.en + (unit?.en ? ` ${unit.en}` : '')
  if (from && to)
    return w(`${title.zh}由 ${from.zh} 改为 ${zh(to)}`, `${title.en} changed from ${from.en} to ${en(to)}`)
  if (to) return w(`${title.zh}填为 ${zh(to)}`, `${title.en} set to ${en(to)}`)
  if (from) return w(`${title.zh}清空，原为 ${zh(from)}`, `${title.en} cleared; it was ${en(from)}`)
  return w(`${title.zh}已清空`, `${title.en} cleared`)
}

/** The sentence on a line of its own. */
export function ChangeText(change: Change) {
  const say = useSay()
  return <div className="change">{say(changeWords(change))}</div>
}
