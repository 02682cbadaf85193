// Judging all that a filter of the register finds, as long work; how many there are is said before anything begins.
import { countCommunities } from '@huanju/contract/communities'
import { judgeAll } from '@huanju/contract/eligibility'
import { App, Button } from 'antd'
import { call } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { today } from '../../app/today.ts'
import { useSay, w } from '../../app/words.tsx'
import { Trouble } from '../../components/states.tsx'
import type { Query } from '../communities/filter.ts'

const text = {
  judge: w('判定纳入条件', 'Judge eligibility'),
  none: w('没有可判定的小区', 'There is no community to judge'),
  keep: w('取消', 'Cancel'),
  what: w(
    '按今天的政策逐个重新判定，结论写入各小区的办理记录；原来的结论仍可查看',
    'Each is judged anew by the policy of today, and the verdict goes into its history; earlier ones can still be read',
  ),
}

/** The button among the actions of the register. */
export default function JudgeAllButton({ query, told }: { query: Query; told: () => void }) {
  const say = useSay()
  const { modal, message } = App.useApp()
  const judging = useAct(() => call(judgeAll, { query, body: { on: today() } }), told)
  const asking = useAct(
    () => call(countCommunities, { query }),
    ({ sums: { communities } }) => {
      const shown = communities.toLocaleString('en')
      if (communities === 0) return void message.info(say(text.none))
      return void modal.confirm({
        title: say(w(`判定 ${shown} 个小区的纳入条件？`, `Judge the eligibility of ${shown} communities?`)),
        content: say(text.what),
        okText: say(w(`判定 ${shown} 个`, `Judge ${shown}`)),
        cancelText: say(text.keep),
        onOk: () => judging.mutate(undefined),
      })
    },
  )
  const problem = asking.error ?? judging.error
  return (
    <>
      {problem && <Trouble problem={problem} />}
      <Button loading={judging.isPending || asking.isPending} onClick={() => asking.mutate(undefined)}>
        {say(text.judge)}
      </Button>
    </>
  )
}
