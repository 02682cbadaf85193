// One's own settings: how the screen looks, the password, the one-time code, the sessions.
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSession,
  listSessions,
  saveDisplay,
} from '@huanju/contract/identity'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Segmented, Switch } from 'antd'
import { useState } from 'react'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { meKey, useMe, type Me } from '../../app/session.tsx'
import { useMarks } from '../../app/marks.ts'
import { useSay, w } from '../../app/words.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Instant } from '../../components/quantities.tsx'
import { Trouble } from '../../components/states.tsx'
import { agentWords } from './agent.ts'
import { PasswordForm } from './PasswordForm.tsx'

const text = {
  title: w('个人设置', 'Profile'),
  display: w('显示', 'Display'),
  language: w('语言', 'Language'),
  large: w('大字模式', 'Large type'),
  theme: w('明暗', 'Theme'),
  light: w('明', 'Light'),
  dark: w('暗', 'Dark'),
  system: w('随系统', 'As the system'),
  density: w('行高', 'Rows'),
  normal: w('标准', 'Normal'),
  compact: w('紧凑', 'Compact'),
  password: w('修改口令', 'Change password'),
  code: w('动态验证码', 'One-time code'),
  bound: w('已绑定。登录时除口令外还要输入动态验证码', 'Bound. Signing in asks for the code besides the password'),
  unbound: w('未绑定', 'Not bound'),
  required: w('管理员须绑定', 'Administrators must bind one'),
  bind: w('绑定', 'Bind'),
  scan: w(
    '用验证器扫码，或手工输入密钥，再填写显示的6位数字',
    'Scan with an authenticator or type the key, then enter the six digits it shows',
  ),
  confirm: w('确认绑定', 'Confirm'),
  sessions: w('我的登录会话', 'My sessions'),
  current: w('本次', 'This one'),
  end: w('注销', 'End'),
  seen: w('最近活动', 'Last seen'),
  roles: w('我的岗位', 'My roles'),
}

export default function ProfileScreen() {
  const say = useSay()
  const mark = useMarks()
  const me = useMe()
  return (
    <>
      <PageHeader title={say(text.title)} sub={`${me.name}${mark.open}${me.login}${mark.close}`} />
      <div className="desk">
        <div>
          <section className="card">
            <h2>{say(text.roles)}</h2>
            <ul className="worklist">
              {me.roles.map((role) => (
                <li key={role.role + role.regionId} style={{ padding: '6px 0' }}>
                  {say(role.title)} · {role.region} <span className="muted">{role.organisation}</span>
                </li>
              ))}
            </ul>
          </section>
          <Display me={me} />
          <section className="card">
            <h2>{say(text.password)}</h2>
            <PasswordForm />
          </section>
        </div>
        <div>
          <SecondFactor me={me} />
          <Sessions />
        </div>
      </div>
    </>
  )
}

function Display({ me }: { me: Me }) {
  const say = useSay()
  const client = useQueryClient()
  const act = useAct(
    (change: Partial<Me['display']>) => call(saveDisplay, { body: { ...me.display, ...change } }),
    (saved) => client.setQueryData(meKey, saved),
  )
  const { language, largeType, theme, density } = me.display
  return (
    <section className="card">
      <h2>{say(text.display)}</h2>
      {act.error && <Trouble problem={act.error} />}
      <div className="field">
        <div className="label">{say(text.language)}</div>
        <Segmented<Me['display']['language']>
          value={language}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => act.mutate({ language: value })}
        />
      </div>
      <div className="field">
        <label htmlFor="large">{say(text.large)}</label>
        <Switch id="large" checked={largeType} onChange={(value) => act.mutate({ largeType: value })} />
      </div>
      <div className="field">
        <div className="label">{say(text.theme)}</div>
        <Segmented<Me['display']['theme']>
          value={theme}
          options={[
            { value: 'light', label: say(text.light) },
            { value: 'dark', label: say(text.dark) },
            { value: 'system', label: say(text.system) },
          ]}
          onChange={(value) => act.mutate({ theme: value })}
        />
      </div>
      <div className="field">
        <div className="label">{say(text.density)}</div>
        <Segmented<Me['display']['density']>
          value={density}
          options={[
            { value: 'normal', label: say(text.normal) },
            { value: 'compact', label: say(text.compact) },
          ]}
          onChange={(value) => act.mutate({ density: value })}
        />
      </div>
    </section>
  )
}

function SecondFactor({ me }: { me: Me }) {
  const say = useSay()
  const mark = useMarks()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const begin = useAct(() => call(beginSecondFactor, {}))
  const confirm = useAct(
    () => call(confirmSecondFactor, { body: { code } }),
    (saved) => client.setQueryData(meKey, saved),
  )
  const problem = begin.error ?? confirm.error
  return (
    <section className="card">
      <h2>{say(text.code)}</h2>
      {problem && <Trouble problem={problem} />}
      {me.secondFactor.enabled ? (
        <p>{say(text.bound)}</p>
      ) : !begin.data ? (
        <>
          <p>
            {say(text.unbound)}
            {me.secondFactor.required && (
              <>
                {mark.comma}
                <b>{say(text.required)}</b>
              </>
            )}
          </p>
          <Button loading={begin.isPending} onClick={() => begin.mutate(undefined)}>
            {say(text.bind)}
          </Button>
        </>
      ) : (
        <>
          <p>{say(text.scan)}</p>
          <img
            alt={say(text.code)}
            width={180}
            height={180}
            src={`data:image/svg+xml;utf8,${encodeURIComponent(begin.data.qrSvg)}`}
          />
          <p>
            <code>{begin.data.secret}</code>
          </p>
          <div className="actions">
            <Input
              aria-label={say(text.code)}
              inputMode="numeric"
              maxLength={6}
              value={code}
              style={{ width: 120 }}
              onChange={({ target }) => setCode(target.value)}
            />
            <Button
              type="primary"
              disabled={code.length !== 6}
              loading={confirm.isPending}
              onClick={() => confirm.mutate(undefined)}
            >
              {say(text.confirm)}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function Sessions() {
  const say = useSay()
  const { data, error } = useAnswer(listSessions, {})
  const act = useAct((session: string) => call(endSession, { params: { session } }))
  const problem = act.error ?? error
  return (
    <section className="card">
      <h2>{say(text.sessions)}</h2>
      {problem && <Trouble problem={problem} />}
      <ul className="worklist">
        {data?.rows.map((session) => (
          <li key={session.id} style={{ padding: '8px 0', display: 'flex', gap: 8 }}>
            <span style={{ flex: 1, overflowWrap: 'anywhere' }} title={session.agent}>
              {say(agentWords(session.agent))}
              <br />
              <span className="muted">
                {session.address} · {say(text.seen)} <Instant at={session.lastSeenAt} />
              </span>
            </span>
            {session.isCurrent ? (
              <span className="tag accent">{say(text.current)}</span>
            ) : (
              <Button size="small" onClick={() => act.mutate(session.id)}>
                {say(text.end)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
