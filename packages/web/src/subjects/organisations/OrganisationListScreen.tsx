// Organisations and duties 机构与职责: dated records; who holds what since when, and who took over from whom.
import type { AnswerOf } from '@huanju/contract'
import { listOrganisations } from '@huanju/contract/organisations'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { pageOf, useAddress } from '../../app/address.ts'
import { useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { useSay, w, type Words } from '../../app/words.tsx'
import { ListTable, type ListColumn } from '../../components/ListTable.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { OrganisationForm } from './OrganisationForm.tsx'

export type Organisation = AnswerOf<typeof listOrganisations>['rows'][number]
const text = {
  title: w('机构与职责', 'Organisations and duties'),
  add: w('登记机构', 'Record an organisation'),
  edit: w('修改', 'Edit'),
  empty: w('没有符合条件的机构', 'No organisation matches'),
  name: w('机构', 'Organisation'),
  region: w('区划', 'Region'),
  duties: w('职责', 'Duties'),
  period: w('存续', 'Period'),
  since: w('起', 'since'),
  successor: w('由', 'succeeded by'),
  took: w('承接', ''),
  find: w('机构名称', 'Name'),
  on: w('看哪一天', 'On'),
}

export default function OrganisationListScreen() {
  const say = useSay()
  const [address, change] = useAddress()
  const [typed, setTyped] = useState(String(address['q'] ?? ''))
  const [edited, setEdited] = useState<Organisation | 'new' | null>(null)
  const canWrite = useRight('organisations.write')
  const given = (name: string) =>
    typeof address[name] === 'string' && address[name] !== '' ? { [name]: address[name] } : {}
  const answer = useAnswer(listOrganisations, {
    query: { ...pageOf(address), ...given('q'), ...given('on') },
  })
  const columns: ListColumn<Organisation>[] = [
    { id: 'name', title: text.name, width: 320, isFixed: true, show: (row) => <Titled words={row.name} /> },
    { id: 'region', title: text.region, width: 150, show: (row) => row.region },
    {
      id: 'duties',
      title: text.duties,
      width: 300,
      show: (row) =>
        row.duties.map((duty) => (
          <div key={duty.duty + duty.from}>
            <Titled words={duty.title} />{' '}
            <span className="muted num">
              {duty.from}—{duty.to ?? ''}
            </span>
          </div>
        )),
    },
    {
      id: 'period',
      title: text.period,
      width: 250,
      show: (row) => (
        <span className="num">
          {row.from} — {row.to ?? ''}
          {row.succeededBy && (
            <div className="muted">
              {say(text.successor)} {row.succeededBy} {say(text.took)}
            </div>
          )}
        </span>
      ),
    },
    ...(canWrite
      ? [
          {
            id: 'edit',
            title: w('', ''),
            width: 80,
            show: (row: Organisation) => (
              <Button type="link" size="small" onClick={() => setEdited(row)}>
                {say(text.edit)}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <PageHeader title={say(text.title)}>
        {canWrite && (
          <Button type="primary" onClick={() => setEdited('new')}>
            {say(text.add)}
          </Button>
        )}
      </PageHeader>
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
        <span className="word">{say(text.on)}</span>
        <Input
          type="date"
          aria-label={say(text.on)}
          style={{ width: 150 }}
          value={String(address['on'] ?? '')}
          onChange={({ target }) => change({ on: target.value })}
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
            <b>
              <Titled words={row.name} />
            </b>
            <div className="muted">{row.region}</div>
          </div>
        )}
      />
      {edited && (
        <OrganisationForm
          key={edited === 'new' ? 'new' : edited.id}
          organisation={edited === 'new' ? null : edited}
          close={() => setEdited(null)}
        />
      )}
    </>
  )
}

function Titled({ words }: { words: Words }) {
  const say = useSay()
  return <>{say(words)}</>
}
