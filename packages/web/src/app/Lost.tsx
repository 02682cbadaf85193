// The network is lost, or the server gives no answer: said once, above the page, which stays as it is; afterwards all is read anew.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { isUnanswered, type CallProblem } from './call.ts'
import { meKey } from './session.tsx'
import { useSay, w } from './words.tsx'

const text = {
  lost: w(
    '网络中断，本页显示的是先前的内容；填写的内容还在，网络恢复后再保存',
    'The network is lost. This page shows what was read before; what you entered is still here, to be saved once it is back',
  ),
  silent: w(
    '系统暂时没有应答，可能正在重启或升级；本页显示的是先前的内容，填写的内容还在，恢复后再保存',
    'The system is not answering just now; it may be restarting. What you entered is still here, to be saved once it is back',
  ),
}

/** Says that no answer comes, and whether it is the network or the server, while it is so. */
export function Lost({ problem }: { problem: CallProblem | null }) {
  const say = useSay()
  const client = useQueryClient()
  const isLost = problem !== null && isUnanswered(problem)
  const was = useRef(isLost)
  useEffect(() => {
    if (was.current && !isLost) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] })
    was.current = isLost
  }, [client, isLost])
  if (!isLost) return null
  return (
    <div className="notice amber lost" role="status">
      {say(problem.code === 'lost' ? text.lost : text.silent)}
    </div>
  )
}
