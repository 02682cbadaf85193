// What a list is narrowed by that came with its address: said in words, and let go of by a press.
import { Button } from 'antd'
import { useAddress } from '../app/address.ts'
import { useSay, type Words } from '../app/words.tsx'

interface FilterChipProps {
  readonly words: Words
  /** The names in the address that it stands for. */
  readonly of: readonly string[]
}

/** Says it, and lets go of it. */
export function FilterChip({ words, of }: FilterChipProps) {
  const say = useSay()
  const [, change] = useAddress()
  return <Button onClick={() => change(Object.fromEntries(of.map((name) => [name, undefined])))}>{say(words)} ✕</Button>
}
