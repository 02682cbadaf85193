// Asks for the password again in the middle of what needs it; what was under way goes on once it is entered.
import { beginOidcProof, provePassword } from '@huanju/contract/identity'
import { Button, Input, Modal } from 'antd'
import { use, useEffect, useRef, useState } from 'react'
import { Trouble } from '../components/states.tsx'
import { addressOf, call, keepPasswordAsker } from './call.ts'
import { useAct } from './queries.ts'
import { MeContext } from './session.tsx'
import { useSay, w, type Words } from './words.tsx'

const text = {
  title: w('请再次输入口令', 'Enter your password again'),
  why: w(
    '查看个人信息、办理账号事项前须确认是您本人，5分钟内不再询问',
    'Personal data and account matters need to know that it is you; you are not asked again for five minutes',
  ),
  password: w('口令', 'Password'),
  go: w('确认', 'Confirm'),
  cancel: w('取消', 'Cancel'),
}

const there = (provider: Words) => ({
  ask: w(`到${provider.zh}确认`, `Confirm at ${provider.en}`),
  note: w(
    `也可以不用口令：到${provider.zh}确认本人（在新页打开），回到这里再继续`,
    `Or without a password: confirm at ${provider.en}, which opens a new page, then come back and go on`,
  ),
  back: w('已在新页确认，继续', 'I confirmed there; go on'),
})

/** Stands in the frame of every page and opens when a call needs it. */
export function PasswordAgain() {
  const say = useSay()
  const provider = use(MeContext)?.provider
  const answer = useRef<((isProven: boolean) => void) | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const settle = (isProven: boolean) => {
    answer.current?.(isProven)
    answer.current = null
    setPassword('')
    setOpen(false)
  }
  const act = useAct(
    () => call(provePassword, { body: { password } }),
    () => settle(true),
  )
  const cancel = () => {
    act.reset()
    settle(false)
  }
  useEffect(() => {
    keepPasswordAsker(
      () =>
        new Promise((resolve) => {
          answer.current?.(false)
          answer.current = resolve
          setOpen(true)
        }),
    )
  }, [])
  return (
    <Modal
      open={isOpen}
      title={say(text.title)}
      okText={say(text.go)}
      cancelText={say(text.cancel)}
      okButtonProps={{ disabled: password === '' }}
      confirmLoading={act.isPending}
      afterOpenChange={(opened) => opened && document.getElementById('password-again')?.focus()}
      onCancel={cancel}
      onOk={() => act.mutate(undefined)}
    >
      <p>{say(text.why)}</p>
      {act.error && <Trouble problem={act.error} />}
      <label htmlFor="password-again">{say(text.password)}</label>
      <Input.Password
        id="password-again"
        value={password}
        autoComplete="current-password"
        onChange={({ target }) => setPassword(target.value)}
        onPressEnter={() => password !== '' && act.mutate(undefined)}
      />
      {provider && (
        <div className="provider-proof">
          <p className="muted">{say(there(provider).note)}</p>
          <Button href={addressOf(beginOidcProof, {})} target="_blank" rel="noopener">
            {say(there(provider).ask)}
          </Button>{' '}
          <Button onClick={() => settle(true)}>{say(there(provider).back)}</Button>
        </div>
      )}
    </Modal>
  )
}
