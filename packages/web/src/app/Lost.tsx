// The network is lost: said once, above the page, which stays as it is; when it is back, everything is read anew.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { meKey } from './session.tsx'
import { useSay, w } from './words.tsx'

const text = {
  lost: w(
    '网络中断，本页显示的是先前的内容；填写的内容还在，网络恢复后再保存',
    'The network is lost. This page shows what was read before; what you entered is still here, to be saved once it is back',
  ),
}

/** Says that the network is lost, while it is. */
export function Lost({ isLost }: { isLost: boolean }) {
  const say = useSay()
  const client = useQueryClient()
  const was = useRef(isLost)
  useEffect(() => {
    if (was.current && !isLost) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] })
    was.current = isLost
  }, [client, isLost])
  if (!isLost) return null
  return (
    <div className="notice amber lost" role="status">
      {say(text.lost)}
    </div>
  )
}
