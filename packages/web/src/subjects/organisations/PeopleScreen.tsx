// People 人员账号: accounts kept by the system administrator, roles given by the security administrator.
import type { AnswerOf } from '@huanju/contract'
import { createPerson, listPeople, resetPassword, updatePerson } from '@huanju/contract/organisations'
import { App, Button, Input, Modal, Switch } from 'antd'
import { useState } from 'react'
import { pageOf, useAddress } from '../../app/address.ts'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { useSay, w } from '../../app/words.tsx'
import { TextField } from '../../components/fields.tsx'
import { ListTable, type ListColumn } from '../../components/ListTable.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Instant } from '../../components/quantities.tsx'
import { Trouble } from '../../components/states.tsx'
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
  once: w('一次性口令，只显示这一次，请当面转交', 'One-time password, shown only now'),
  save: w('新建', 'Create'),
  cancel: w('取消', 'Cancel'),
  close: w('关闭', 'Close'),
  sure: w('重置后原口令立即失效，已登录的会话全部注销', 'The old password ends at once, and so do all sessions'),
}

export default function PeopleScreen() {
  const say = useSay()
  const [address, change] = useAddress()
  const [typed, setTyped] = useState(String(address['q'] ?? ''))
  const [isAdding, setAdding] = useState(false)
  const [password, setPassword] = useState<string | null>(null)
  const { modal } = App.useApp()
  const [canWrite, canGrant] = [useRight('people.write'), useRight('people.rights')]
  const answer = useAnswer(listPeople, {
    query: {
      ...pageOf(address),
      ...(typeof address['q'] === 'string' && address['q'] !== '' && { q: address['q'] }),
    },
  })
  const reset = useAct(
    (person: Person) => call(resetPassword, { params: { person: person.id } }),
    ({ oneTimePassword }) => setPassword(oneTimePassword),
  )
  const toggle = useAct((person: Person) =>
    call(updatePerson, {
      params: { person: person.id },
      body: { name: person.name, isActive: !person.isActive, version: person.version },
    }),
  )
  const ask = (person: Person) =>
    modal.confirm({
      title: `${say(text.reset)}：${person.name}（${person.login}）`,
      content: say(text.sure),
      okText: say(text.reset),
      cancelText: say(text.cancel),
      onOk: () => reset.mutate(person),
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
          onChange={() => toggle.mutate(row)}
        />
      ),
    },
    ...(canWrite
      ? [
          {
            id: 'reset',
            title: w('', ''),
            width: 110,
            show: (row: Person) => (
              <Button type="link" size="small" onClick={() => ask(row)}>
                {say(text.reset)}
              </Button>
            ),
          },
        ]
      : []),
  ]
  const problem = reset.error ?? toggle.error
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
            setPassword(given)
          }}
        />
      )}
      <Modal
        open={password !== null}
        title={say(text.once)}
        footer={<Button onClick={() => setPassword(null)}>{say(text.close)}</Button>}
        onCancel={() => setPassword(null)}
      >
        <p style={{ fontSize: '1.6rem' }}>
          <code>{password}</code>
        </p>
      </Modal>
    </>
  )
}

function PersonForm({ close, done }: { close: () => void; done: (password: string) => void }) {
  const say = useSay()
  const [given, setGiven] = useState({ login: '', name: '' })
  const act = useAct(
    () => call(createPerson, { body: given }),
    ({ oneTimePassword }) => done(oneTimePassword),
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
      {act.error && <Trouble problem={act.error} />}
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
