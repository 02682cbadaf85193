// People 人员账号: accounts kept by the system administrator, roles given by the security administrator.
import type { AnswerOf } from '@huanju/contract'
import {
  createPerson,
  listPeople,
  resetPassword,
  resetSecondFactor,
  updatePerson,
} from '@huanju/contract/organisations'
import { App, Button, Input, Modal, Switch } from 'antd'
import { useState } from 'react'
import { pageOf, useAddress } from '../../app/address.ts'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { useMarks } from '../../app/marks.ts'
import { useSay, w } from '../../app/words.tsx'
import { TextField } from '../../components/fields.tsx'
import { ListTable, type ListColumn } from '../../components/ListTable.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Instant } from '../../components/quantities.tsx'
import { Trouble } from '../../components/states.tsx'
import { Releases } from './Releases.tsx'
import { RolesCell } from './RolesCell.tsx'

export type Person = AnswerOf<typeof listPeople>['rows'][number]
const text = {
  title: w('人员账号', 'People'),
  add: w('新建账号', 'Create an account'),
  login: w('账号', 'Account'),
  loginHelp: w('3至40位小写字母、数字、点、横线，字母开头', '3 to 40 lower-case letters, digits, dots, dashes'),
  name: w('姓名', 'Name'),
  roles: w('岗位', 'Roles'),
  active: w('启用', 'Active'),
  last: w('最近登录', 'Last sign-in'),
  code: w('动态码', 'Code'),
  bound: w('已绑定', 'Bound'),
  reset: w('重置口令', 'Reset password'),
  empty: w('没有符合条件的人员', 'Nobody matches'),
  find: w('姓名或账号', 'Name or account'),
  endCode: w('解除动态码', 'End second factor'),
  first: w('一次性口令前半段，只显示这一次', 'First half of the one-time password, shown only now'),
  second: w('一次性口令后半段，只显示这一次', 'Second half of the one-time password, shown only now'),
  hand: w(
    '请只交给本人。前半段由申请人给、后半段由放行人给，本人连写登录，24小时内有效，登录后须另设口令。',
    'Give it to its holder alone, who writes both halves in one to sign in, within 24 hours, and then sets a new one.',
  ),
  save: w('新建', 'Create'),
  cancel: w('取消', 'Cancel'),
  close: w('关闭', 'Close'),
  off: w('停用账号', 'Switch the account off'),
}
const sure = {
  reset: w(
    '申请后须由另一名管理员放行才生效；放行后原口令失效，已登录的会话全部注销',
    'Another administrator must release this; then the old password ends, and so do all sessions',
  ),
  off: w(
    '停用后本人不能登录，已登录的会话全部注销；可随时重新启用',
    'The person can then no longer sign in, and all sessions end; it can be switched on again at any time',
  ),
  endCode: w(
    '申请后须由另一名管理员放行才生效；放行后本人下次登录重新绑定',
    'Another administrator must release this; the person then binds a new one at the next sign-in',
  ),
}

export default function PeopleScreen() {
  const say = useSay()
  const mark = useMarks()
  const [address, change] = useAddress()
  const [typed, setTyped] = useState(String(address['q'] ?? ''))
  const [isAdding, setAdding] = useState(false)
  const [half, setHalf] = useState<{ which: 'first' | 'second'; text: string } | null>(null)
  const { modal } = App.useApp()
  const [canWrite, canGrant, canRelease] = [
    useRight('people.write'),
    useRight('people.rights'),
    useRight('people.release'),
  ]
  const answer = useAnswer(listPeople, {
    query: {
      ...pageOf(address),
      ...(typeof address['q'] === 'string' && address['q'] !== '' && { q: address['q'] }),
    },
  })
  const reset = useAct(
    (person: Person) => call(resetPassword, { params: { person: person.id } }),
    ({ firstHalf }) => setHalf({ which: 'first', text: firstHalf }),
  )
  const endCode = useAct((person: Person) => call(resetSecondFactor, { params: { person: person.id } }))
  const toggle = useAct((person: Person) =>
    call(updatePerson, {
      params: { person: person.id },
      body: { name: person.name, isActive: !person.isActive, version: person.version },
    }),
  )
  const acts = { reset, endCode, off: toggle }
  const ask = (person: Person, what: keyof typeof acts) =>
    modal.confirm({
      title: `${say(text[what])}${mark.colon}${person.name}${mark.open}${person.login}${mark.close}`,
      content: say(sure[what]),
      okText: say(text[what]),
      cancelText: say(text.cancel),
      onOk: () => acts[what].mutate(person),
    })
  const columns: ListColumn<Person>[] = [
    { id: 'name', title: text.name, width: 150, isFixed: true, show: (row) => row.name },
    { id: 'login', title: text.login, width: 140, show: (row) => <code>{row.login}</code> },
    { id: 'roles', title: text.roles, width: 420, show: (row) => <RolesCell person={row} canGrant={canGrant} /> },
    { id: 'code', title: text.code, width: 90, show: (row) => (row.secondFactor ? say(text.bound) : '—') },
    { id: 'last', title: text.last, width: 150, show: (row) => <Instant at={row.lastSignInAt} /> },
    {
      id: 'active',
      title: text.active,
      width: 80,
      show: (row) => (
        <Switch
          size="small"
          checked={row.isActive}
          disabled={!canWrite}
          aria-label={`${say(text.active)} ${row.name}`}
          onChange={() => (row.isActive ? ask(row, 'off') : toggle.mutate(row))}
        />
      ),
    },
    ...(canWrite
      ? [
          {
            id: 'reset',
            title: w('', ''),
            width: 200,
            show: (row: Person) => (
              <>
                <Button type="link" size="small" onClick={() => ask(row, 'reset')}>
                  {say(text.reset)}
                </Button>
                {row.secondFactor && (
                  <Button type="link" size="small" onClick={() => ask(row, 'endCode')}>
                    {say(text.endCode)}
                  </Button>
                )}
              </>
            ),
          },
        ]
      : []),
  ]
  const problem = reset.error ?? endCode.error ?? toggle.error
  return (
    <>
      <PageHeader title={say(text.title)}>
        {canWrite && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {say(text.add)}
          </Button>
        )}
      </PageHeader>
      {problem && <Trouble problem={problem} />}
      {canRelease && <Releases onHalf={(given) => setHalf({ which: 'second', text: given })} />}
      <div className="filters" role="search">
        <Input.Search
          aria-label={say(text.find)}
          placeholder={say(text.find)}
          value={typed}
          allowClear
          style={{ width: 220 }}
          onChange={({ target }) => setTyped(target.value)}
          onSearch={(q) => change({ q })}
        />
      </div>
      <ListTable
        words={text.title}
        answer={answer}
        columns={columns}
        keyOf={({ id }) => id}
        empty={text.empty}
        card={(row) => (
          <div style={{ padding: '12px 16px' }}>
            <div className="line">
              <b>{row.name}</b>
              <code>{row.login}</code>
            </div>
            <RolesCell person={row} canGrant={canGrant} />
          </div>
        )}
      />
      {isAdding && (
        <PersonForm
          close={() => setAdding(false)}
          done={(given) => {
            setAdding(false)
            setHalf({ which: 'first', text: given })
          }}
        />
      )}
      <Modal
        open={half !== null}
        title={half && say(text[half.which])}
        // Shown this once: nothing of it stays on the page.
        destroyOnHidden
        footer={<Button onClick={() => setHalf(null)}>{say(text.close)}</Button>}
        onCancel={() => setHalf(null)}
      >
        <p style={{ fontSize: '1.6rem' }}>
          <code>{half?.text}</code>
        </p>
        <p>{say(text.hand)}</p>
      </Modal>
    </>
  )
}

function PersonForm({ close, done }: { close: () => void; done: (half: string) => void }) {
  const say = useSay()
  const [given, setGiven] = useState({ login: '', name: '' })
  const act = useAct(
    () => call(createPerson, { body: given }),
    ({ firstHalf }) => done(firstHalf),
  )
  const finding = (field: string) => act.error?.findings.find((one) => one.field === field)?.message
  return (
    <Modal
      open
      title={say(text.add)}
      okText={say(text.save)}
      cancelText={say(text.cancel)}
      confirmLoading={act.isPending}
      onCancel={close}
      onOk={() => act.mutate(undefined)}
    >
      {act.error && <Trouble problem={act.error} saidAt={['login', 'name']} />}
      <TextField
        id="person-login"
        words={text.login}
        help={text.loginHelp}
        isRequired
        max={40}
        value={given.login || null}
        finding={finding('login')}
        onChange={(login) => setGiven({ ...given, login: login ?? '' })}
      />
      <TextField
        id="person-name"
        words={text.name}
        isRequired
        max={40}
        value={given.name || null}
        finding={finding('name')}
        onChange={(name) => setGiven({ ...given, name: name ?? '' })}
      />
    </Modal>
  )
}
