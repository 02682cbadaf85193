// Owners 业主, masked; one is revealed for a reason, which the journal keeps.
import { owners } from '@huanju/contract/communities'
import type { AnswerOf, BodyOf } from '@huanju/contract'
import { Link } from '@tanstack/react-router'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Scroll } from '../../components/Scroll.tsx'
import { QuantityField } from '../../components/fields.tsx'
import { Area } from '../../components/quantities.tsx'
import { Empty, Loading, Trouble } from '../../components/states.tsx'
import { Unread, useUnread } from '../../components/unread.tsx'
import type { CommunityRecord } from './CommunityScreen.tsx'

type Owner = AnswerOf<typeof owners.list>['rows'][number]
type Draft = Omit<BodyOf<typeof owners.create>, 'communityId' | 'absences'>

const text = {
  add: w('登记业主', 'Record an owner'),
  dwelling: w('房号', 'Dwelling'),
  name: w('姓名', 'Name'),
  phone: w('电话', 'Phone'),
  idNumber: w('身份证号', 'ID number'),
  area: w('专有部分面积', 'Exclusive area'),
  reveal: w('查看', 'Reveal'),
  empty: w('还没有登记业主', 'No owners recorded'),
  why: w('查看个人信息的事由', 'Why you need to see it'),
  note: w('事由、时间和查看人会记入操作日志', 'The reason, the time and your name go into the journal'),
  show: w('查看', 'Reveal'),
  close: w('关闭', 'Close'),
  save: w('登记', 'Record'),
  cancel: w('取消', 'Cancel'),
  count: w('户已登记业主', 'owners recorded'),
  more: w('显示更多', 'Show more'),
}

export function OwnersTab({ record }: { record: CommunityRecord }) {
  const say = useSay()
  const [size, setSize] = useState(50)
  const { data, error, refetch } = useAnswer(owners.list, {
    query: { communityId: [record.id], sort: 'dwelling', order: 'asc', size },
  })
  const [revealed, setRevealed] = useState<Owner | null>(null)
  const [isAdding, setAdding] = useState(false)
  if (error) return <Trouble problem={error} again={() => void refetch()} />
  if (!data) return <Loading />
  const button = record.allowed.includes('edit') && <Button onClick={() => setAdding(true)}>{say(text.add)}</Button>
  return (
    <section className="card">
      {data.rows.length === 0 ? (
        <Empty words={text.empty}>{button}</Empty>
      ) : (
        <>
          <div className="actions" style={{ justifyContent: 'space-between', marginBottom: 8 }}>
            <span className="muted num">
              {data.total} {say(text.count)}
            </span>
            {button}
          </div>
          <Scroll words={text.name}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{say(text.dwelling)}</th>
                  <th>{say(text.name)}</th>
                  <th>{say(text.phone)}</th>
                  <th>{say(text.idNumber)}</th>
                  <th className="r">{say(text.area)}</th>
                  <th>{say(text.reveal)}</th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((owner) => (
                  <tr key={owner.id}>
                    <td>
                      <Link to="/owners/$id" params={{ id: owner.id }}>
                        {owner.names['buildingId']} {owner.dwelling}
                      </Link>
                    </td>
                    <td>{owner.name}</td>
                    <td className="num">{owner.phone ?? '—'}</td>
                    <td className="num">{owner.idNumber ?? '—'}</td>
                    <td className="r">
                      <Area dm2={owner.exclusiveAreaDm2 ?? null} />
                    </td>
                    <td>
                      {record.allowed.includes('reveal-owner') && (
                        <Button type="link" size="small" onClick={() => setRevealed(owner)}>
                          {say(text.reveal)}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          {data.total > data.rows.length && size < 200 && (
            <Button type="link" onClick={() => setSize(200)}>
              {say(text.more)}
            </Button>
          )}
        </>
      )}
      {revealed && <Reveal key={revealed.id} owner={revealed} close={() => setRevealed(null)} />}
      {isAdding && <OwnerForm community={record.id} close={() => setAdding(false)} />}
    </section>
  )
}

function Reveal({ owner, close }: { owner: Owner; close: () => void }) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const act = useAct(() => call(owners.reveal, { params: { id: owner.id }, body: { reason } }))
  return (
    <Modal
      open
      title={`${owner.names['buildingId'] ?? ''} ${owner.dwelling ?? ''}`}
      onCancel={close}
      okText={say(act.data ? text.close : text.show)}
      okButtonProps={{ disabled: !act.data && reason.trim() === '' }}
      cancelText={say(text.cancel)}
      onOk={() => (act.data ? close() : act.mutate(undefined))}
      confirmLoading={act.isPending}
    >
      {act.error && <Trouble problem={act.error} />}
      {act.data ? (
        <dl className="facts">
          <div>
            <dt>{say(text.name)}</dt>
            <dd>{act.data.name}</dd>
          </div>
          <div>
            <dt>{say(text.phone)}</dt>
            <dd className="num">{act.data.phone ?? '—'}</dd>
          </div>
          <div className="wide">
            <dt>{say(text.idNumber)}</dt>
            <dd className="num">{act.data.idNumber ?? '—'}</dd>
          </div>
        </dl>
      ) : (
        <div className="field">
          <label htmlFor="reveal-reason">{say(text.why)}</label>
          <Input.TextArea
            id="reveal-reason"
            value={reason}
            maxLength={200}
            onChange={({ target }) => setReason(target.value)}
          />
          <div className="help">{say(text.note)}</div>
        </div>
      )}
    </Modal>
  )
}

const blank: Draft = { buildingId: null, dwelling: '', exclusiveAreaDm2: null, name: '', phone: null, idNumber: null }

function OwnerForm({ community, close }: { community: string; close: () => void }) {
  const say = useSay()
  const [draft, setDraft] = useState<Draft>(blank)
  const act = useAct(() => call(owners.create, { body: { ...draft, communityId: community } }), close)
  const unread = useUnread()
  const input = (name: 'dwelling' | 'name' | 'phone' | 'idNumber') => (
    <div className="field">
      <label htmlFor={`owner-${name}`}>{say(text[name])}</label>
      <Input
        id={`owner-${name}`}
        value={draft[name] ?? ''}
        onChange={({ target }) =>
          setDraft({
            ...draft,
            [name]: target.value === '' && name !== 'dwelling' && name !== 'name' ? null : target.value,
          })
        }
      />
      {act.error?.findings
        .filter(({ field }) => field === name)
        .map(({ message }) => (
          <div key={message.zh} className="finding" role="alert">
            {say(message)}
          </div>
        ))}
    </div>
  )
  return (
    <Modal
      open
      title={say(text.add)}
      okText={say(text.save)}
      cancelText={say(text.cancel)}
      onCancel={close}
      onOk={() => unread.isReadable() && act.mutate(undefined)}
      confirmLoading={act.isPending}
    >
      {act.error && <Trouble problem={act.error} />}
      <div className="form-grid">
        {input('dwelling')}
        {input('name')}
        {input('phone')}
        {input('idNumber')}
        <Unread tell={unread.tell}>
          <QuantityField
            id="owner-area"
            words={text.area}
            kind="area"
            value={draft.exclusiveAreaDm2}
            onChange={(exclusiveAreaDm2) => setDraft({ ...draft, exclusiveAreaDm2 })}
          />
        </Unread>
      </div>
    </Modal>
  )
}
