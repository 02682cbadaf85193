// Changing one's own password: the old one, the new one twice, and the server's words where it is too weak.
import { changePassword } from '@huanju/contract/identity'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import { call, keepCsrfToken } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { meKey } from '../../app/session.tsx'
import { useSay, w } from '../../app/words.tsx'
import { Trouble } from '../../components/states.tsx'

const text = {
  current: w('原口令', 'Current password'),
  next: w('新口令', 'New password'),
  again: w('再输一次新口令', 'New password again'),
  differ: w('两次输入的新口令不一样', 'The two new passwords differ'),
  help: w(
    '不少于10位，至少含大写、小写、数字、符号中的三类，不含账号',
    'At least 10 characters of three kinds, without the account name',
  ),
  submit: w('修改口令', 'Change password'),
  done: w('口令已修改', 'Password changed'),
}

export function PasswordForm() {
  const say = useSay()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [given, setGiven] = useState({ current: '', next: '', again: '' })
  const act = useAct(
    (body: { current: string; next: string }) => call(changePassword, { body }),
    (me) => {
      keepCsrfToken(me.csrfToken)
      client.setQueryData(meKey, me)
      setGiven({ current: '', next: '', again: '' })
      void message.success(say(text.done))
    },
  )
  const differs = given.again !== '' && given.again !== given.next
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!differs) act.mutate({ current: given.current, next: given.next })
  }
  const field = (name: keyof typeof given) => ({
    id: `password-${name}`,
    value: given[name],
    required: true,
    onChange: (event: { target: { value: string } }) => setGiven({ ...given, [name]: event.target.value }),
  })
  return (
    <form onSubmit={submit} style={{ maxWidth: 380 }}>
      {act.error && <Trouble problem={act.error} />}
      <div className="field">
        <label htmlFor="password-current">{say(text.current)}</label>
        <Input.Password {...field('current')} autoComplete="current-password" />
      </div>
      <div className="field">
        <label htmlFor="password-next">{say(text.next)}</label>
        <Input.Password {...field('next')} autoComplete="new-password" />
        <div className="help">{say(text.help)}</div>
      </div>
      <div className="field">
        <label htmlFor="password-again">{say(text.again)}</label>
        <Input.Password {...field('again')} autoComplete="new-password" status={differs ? 'error' : ''} />
        {differs && (
          <div className="finding" role="alert">
            {say(text.differ)}
          </div>
        )}
      </div>
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        {say(text.submit)}
      </Button>
    </form>
  )
}
