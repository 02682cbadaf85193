// Judging all that a filter of the register finds, as long work.
import { judgeAll } from '@huanju/contract/eligibility'
import { Button } from 'antd'
import { call } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { today } from '../../app/today.ts'
import { useSay, w } from '../../app/words.tsx'
import type { Query } from '../communities/filter.ts'

const text = { judge: w('判定纳入条件', 'Judge eligibility') }

/** The button among the actions of the register. */
export default function JudgeAllButton({ query, told }: { query: Query; told: () => void }) {
  const say = useSay()
  const judging = useAct(() => call(judgeAll, { query, body: { on: today() } }), told)
  return (
    <Button loading={judging.isPending} onClick={() => judging.mutate(undefined)}>
      {say(text.judge)}
    </Button>
  )
}
