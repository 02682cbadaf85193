// The roles a person holds: title, organisation, region and period; granted and ended by the security administrator.
import { endRole, grantRole, listRoles } from '@huanju/contract/organisations'
import { App, Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { today } from '../../app/today.ts'
import { useMarks } from '../../app/marks.ts'
import { useSay, w } from '../../app/words.tsx'
import { DayField, Field } from '../../components/fields.tsx'
import { Unread, useUnread } from '../../components/unread.tsx'
import { useRegions } from '../../components/pickers.tsx'
import { useSuggestions } from '../../components/records/LinkInput.tsx'
import { Trouble } from '../../components/states.tsx'
import type { Person } from './PeopleScreen.tsx'

const text = {
  grant: w('授予岗位', 'Grant a role'),
  end: w('终止', 'End'),
  endTitle: w('终止岗位', 'End the role'),
  sureEnd: w(
    '本人随即失去这个岗位的权限；终止不能撤销，需要时可重新授予',
    'The person loses the rights of this role at once. This cannot be undone, but the role can be granted anew',
  ),
  role: w('岗位', 'Role'),
  organisation: w('机构', 'Organisation'),
  region: w('管辖区划', 'Region'),
  from: w('起始日', 'From'),
  to: w('终止日', 'Until'),
  save: w('授予', 'Grant'),
  cancel: w('取消', 'Cancel'),
  none: w('无', 'None'),
}

export function RolesCell({ person, canGrant }: { person: Person; canGrant: boolean }) {
  const say = useSay()
  const mark = useMarks()
  const [isGranting, setGranting] = useState(false)
  const { modal } = App.useApp()
  const end = useAct((role: string) => call(endRole, { params: { person: person.id, role } }))
  const askToEnd = ({ id, title, region }: Person['roles'][number]) =>
    modal.confirm({
      title: `${say(text.endTitle)}${mark.colon}${person.name}${mark.comma}${say(title)}${mark.comma}${region}`,
      content: say(text.sureEnd),
      okText: say(text.endTitle),
      cancelText: say(text.cancel),
      onOk: () => end.mutate(id),
    })
  return (
    <div style={{ whiteSpace: 'normal' }}>
      {person.roles.length === 0 && <span className="muted">{say(text.none)}</span>}
      {person.roles.map((role) => (
        <div key={role.id}>
          {say(role.title)} · {role.region}{' '}
          <span className="muted">
            {role.organisation}{' '}
            <span className="num">
              {role.from}—{role.to ?? ''}
            </span>
          </span>
          {canGrant && role.to === null && (
            <Button size="small" type="link" onClick={() => askToEnd(role)}>
              {say(text.end)}
            </Button>
          )}
        </div>
      ))}
      {end.error && <Trouble problem={end.error} />}
      {canGrant && (
        <Button size="small" onClick={() => setGranting(true)}>
          {say(text.grant)}
        </Button>
      )}
      {isGranting && <GrantForm person={person} close={() => setGranting(false)} />}
    </div>
  )
}

type Grant = Parameters<typeof call<typeof grantRole>>[1]['body']

function GrantForm({ person, close }: { person: Person; close: () => void }) {
  const say = useSay()
  const mark = useMarks()
  const roles = useAnswer(listRoles, {})
  const unread = useUnread()
  const { search, open, options: organisations } = useSuggestions('organisation', null)
  const regions = useRegions().filter(({ isVisible }) => isVisible)
  const [given, setGiven] = useState<Grant>(() => ({
    role: '',
    organisationId: '',
    regionId: '',
    from: today(),
    to: null,
  }))
  const act = useAct(() => call(grantRole, { params: { person: person.id }, body: given }), close)
  const finding = (name: keyof Grant) => act.error?.findings.find(({ field }) => field === name)?.message
  const choose = (
    name: 'role' | 'organisationId' | 'regionId',
    words: typeof text.role,
    options: readonly { value: string; label: string }[],
    // Found on the server while one types.
    searching?: { search: (q: string) => void; open: (isOpen: boolean) => void },
  ) => (
    <Field id={`grant-${name}`} words={words} isRequired finding={finding(name)}>
      <Select
        id={`grant-${name}`}
        style={{ width: '100%' }}
        showSearch={searching ? { filterOption: false, onSearch: searching.search } : { optionFilterProp: 'label' }}
        {...(searching && { onOpenChange: searching.open })}
        value={given[name] || null}
        options={[...options]}
        onChange={(value: string) => setGiven({ ...given, [name]: value })}
      />
    </Field>
  )
  return (
    <Modal
      open
      title={`${say(text.grant)}${mark.colon}${person.name}`}
      okText={say(text.save)}
      cancelText={say(text.cancel)}
      confirmLoading={act.isPending}
      onCancel={close}
      onOk={() => unread.isReadable() && act.mutate(undefined)}
      okButtonProps={{ disabled: !given.role || !given.organisationId || !given.regionId }}
    >
      {act.error && <Trouble problem={act.error} saidAt={['role', 'organisationId', 'regionId', 'from', 'to']} />}
      {choose(
        'role',
        text.role,
        (roles.data?.rows ?? []).map(({ role, title }) => ({ value: role, label: say(title) })),
      )}
      {choose('organisationId', text.organisation, organisations, { search, open })}
      {choose(
        'regionId',
        text.region,
        regions.map(({ id, name }) => ({ value: id, label: say(name) })),
      )}
      <Unread of={unread}>
        <div className="form-grid">
          <DayField
            id="grant-from"
            words={text.from}
            isRequired
            finding={finding('from')}
            value={given.from}
            onChange={(from) => setGiven({ ...given, from: from ?? '' })}
          />
          <DayField
            id="grant-to"
            words={text.to}
            finding={finding('to')}
            value={given.to}
            onChange={(to) => setGiven({ ...given, to })}
          />
        </div>
      </Unread>
    </Modal>
  )
}
