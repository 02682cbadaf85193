// Signing in: account and password, a one-time code where one is bound, the identity provider where there is one.
import { methods, signIn } from '@huanju/contract/identity'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import { call, CallProblem, keepCsrfToken } from '../../app/call.ts'
import { useAnswer } from '../../app/queries.ts'
import { meKey, type Me } from '../../app/session.tsx'
import { useSay, useSpeech, w } from '../../app/words.tsx'
import { Trouble } from '../../components/states.tsx'
import { ProviderWay } from './ProviderWay.tsx'

const text = {
  product: w('城镇老旧小区改造管理', 'Renovation of old residential communities'),
  title: w('登录', 'Sign in'),
  login: w('账号', 'Account'),
  password: w('口令', 'Password'),
  code: w('动态验证码', 'One-time code'),
  submit: w('登录', 'Sign in'),
  wrong: w(
    '账号或口令不正确。请检查大小写，再输一次',
    'The account or the password is not correct. Check capitals and try again',
  ),
  wrongCode: w(
    '账号、口令或动态验证码不正确。验证码每30秒更换，请用最新的',
    'The account, the password or the code is not correct. The code changes every 30 seconds; use the latest',
  ),
  demo: w('演示账号（点选即填）', 'Demo accounts (click to fill in)'),
  story: w(
    '从摸底、判定、排计划，到施工、移交和以后的管养，一个小区一本账。',
    'From survey and plan to works, handover and the years after: one record per community.',
  ),
  lost: w('忘记口令请联系本单位系统管理员重置。', 'Forgot your password? Your system administrator can reset it.'),
  other: w('English', '中文'),
  ended: w(
    '登录已失效。用原账号重新登录后回到刚才的页面，填写的内容还在',
    'Your session has ended. Sign in with the same account to go back to the page with what you entered',
  ),
}

/** Lets a person in; `former` is whose session has ended here. */
export default function SignInScreen({ former }: { former: string | null }) {
  const say = useSay()
  const { language, speak } = useSpeech()
  const { data } = useAnswer(methods, {})
  const client = useQueryClient()
  const [given, setGiven] = useState({ login: former ?? '', password: '', code: '' })
  const [needsCode, setNeedsCode] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const enter = (me: Me) => {
    // What another person was shown is not for this one.
    if (me.login !== former) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] })
    client.setQueryData(meKey, me)
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      const me = await call(signIn, {
        body: { login: given.login, password: given.password, ...(needsCode && { code: given.code }) },
      })
      keepCsrfToken(me.csrfToken)
      enter(me)
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error
      if (error.code === 'second-factor-needed') setNeedsCode(true)
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const field = (name: keyof typeof given) => ({
    id: name,
    name,
    value: given[name],
    onChange: (event: { target: { value: string } }) => setGiven({ ...given, [name]: event.target.value }),
  })
  return (
    <main className="sign-in">
      <div className="box">
        <section className="about">
          <h1>焕居</h1>
          <p>
            {data ? say(data.city) : ''} · {say(text.product)}
          </p>
          <p className="muted">{say(text.story)}</p>
          {data?.isDemo && (
            <>
              <h2>{say(text.demo)}</h2>
              <ul className="worklist">
                {data.demoAccounts.map(({ login, password, words }) => (
                  <li key={login}>
                    <Button type="link" size="small" onClick={() => setGiven({ ...given, login, password })}>
                      {say(words)}
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <form onSubmit={(event) => void submit(event)} aria-labelledby="sign-in-title">
          <h2 id="sign-in-title" style={{ marginBottom: 16 }}>
            {say(text.title)}
          </h2>
          {former !== null && !problem && (
            <div className="notice" role="status">
              {say(text.ended)}
            </div>
          )}
          {problem?.code === 'sign-in-failed' ? (
            <div className="notice red" role="alert">
              {say(needsCode ? text.wrongCode : text.wrong)}
            </div>
          ) : (
            problem && <Trouble problem={problem} />
          )}
          <div className="field">
            <label htmlFor="login">{say(text.login)}</label>
            <Input {...field('login')} autoComplete="username" required size="large" />
          </div>
          <div className="field">
            <label htmlFor="password">{say(text.password)}</label>
            <Input.Password {...field('password')} autoComplete="current-password" required size="large" />
          </div>
          {needsCode && (
            <div className="field">
              <label htmlFor="code">{say(text.code)}</label>
              <Input {...field('code')} inputMode="numeric" autoComplete="one-time-code" maxLength={6} size="large" />
            </div>
          )}
          <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
            {say(text.submit)}
          </Button>
          {data?.oidc && <ProviderWay words={data.oidc.words} isWaiting={former !== null} enter={enter} />}
          <p className="muted">{say(text.lost)}</p>
          <Button
            type="link"
            size="small"
            style={{ padding: 0 }}
            onClick={() => speak(language === 'zh' ? 'en' : 'zh')}
          >
            {say(text.other)}
          </Button>
        </form>
      </div>
    </main>
  )
}
