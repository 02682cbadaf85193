// The way in through the identity provider; to who was in the midst of something it opens beside the page, which waits.
import { beginOidc } from '@huanju/contract/identity'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { addressOf, type CallProblem } from '../../app/call.ts'
import { readSession, type Me } from '../../app/session.tsx'
import { useSay, w, type Words } from '../../app/words.tsx'
import { Trouble } from '../../components/states.tsx'

const text = {
  beside: w(
    '会打开新页；在新页登录后回到这里，填写的内容还在',
    'It opens a new page; sign in there and come back here, to what you entered',
  ),
  back: w('已在新页登录，继续', 'I signed in there; go on'),
  not: w('还没有登录，请先在新页完成登录', 'You are not signed in yet; finish that on the new page first'),
}

interface ProviderWayProps {
  readonly words: Words
  /** Whether a page waits here for its person. */
  readonly isWaiting: boolean
  readonly enter: (me: Me) => void
}

/** The button to the identity provider, and the way back from there. */
export function ProviderWay({ words, isWaiting, enter }: ProviderWayProps) {
  const say = useSay()
  // Nothing is read anew before it is known who came in: what is kept here may be another person's.
  const act = useMutation<Me | null, CallProblem, 'seen' | 'pressed'>({
    mutationFn: readSession,
    onSuccess: (me) => me && enter(me),
  })
  const { mutate } = act
  useEffect(() => {
    if (!isWaiting) return undefined
    const seen = () => mutate('seen')
    window.addEventListener('focus', seen)
    return () => window.removeEventListener('focus', seen)
  }, [isWaiting, mutate])
  const wasPressed = act.variables === 'pressed'
  const beside = isWaiting ? { target: '_blank', rel: 'noopener' } : {}
  return (
    <>
      <Button size="large" block style={{ marginTop: 10 }} href={addressOf(beginOidc)} {...beside}>
        {say(words)}
      </Button>
      {isWaiting && (
        <div className="provider-proof">
          <p className="muted">{say(text.beside)}</p>
          {wasPressed && act.data === null && (
            <div className="notice amber" role="status">
              {say(text.not)}
            </div>
          )}
          {wasPressed && act.error && <Trouble problem={act.error} />}
          <Button loading={wasPressed && act.isPending} onClick={() => mutate('pressed')}>
            {say(text.back)}
          </Button>
        </div>
      )}
    </>
  )
}
