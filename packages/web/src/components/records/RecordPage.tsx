// The page of a record 档案: facts in sections, what is odd, its history, and what may be done with it.
import { revealOf } from '@huanju/contract/entities'
import { periodOf, type Entity } from '@huanju/engines/entities'
import { Button } from 'antd'
import { useState } from 'react'
import { AddressLink, useIdInPath } from '../../app/links.tsx'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { today } from '../../app/today.ts'
import { useSay, w } from '../../app/words.tsx'
import { PageHeader } from '../PageHeader.tsx'
import { ofCity } from '../pickers.tsx'
import { Instant } from '../quantities.tsx'
import { Loading, Trouble } from '../states.tsx'
import type { Extras } from './record-screens.ts'
import { RecordFacts } from './RecordFacts.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { RecordHistory } from './RecordHistory.tsx'
import {
  endpointsFor,
  fullName,
  listPath,
  registerOf,
  useCatalogues,
  useFields,
  useTitled,
  type ShownRecord,
} from './surroundings.ts'

const text = {
  edit: w('修改', 'Edit'),
  void: w('作废', 'Void'),
  voided: w('已作废', 'Voided'),
  ended: w('已终止', 'Ended'),
  toCome: w('尚未开始', 'Not begun'),
  reveal: w('查看个人信息', 'Show personal data'),
  revealNote: w(
    '查看个人信息会记入操作日志，请写明事由。',
    'Showing personal data is written into the journal; give the reason.',
  ),
  voidNote: w(
    '作废后不再计入台账和统计，但仍可查阅；作废不能撤销。',
    'It no longer counts in lists and figures, but can still be read. This cannot be undone.',
  ),
  check: w('请核对', 'Please check'),
}

/** The page of a record. */
export function RecordPage({ entity, extras: { Panels } }: { entity: Entity; extras: Extras }) {
  const say = useSay()
  const id = useIdInPath()
  const { data, error, refetch } = useAnswer(endpointsFor(entity).get, { params: { id } })
  const { optionsOf, isReady } = useCatalogues(entity)
  const titled = useTitled(entity)
  const crumbs = [{ words: registerOf(entity), to: listPath(entity) }]
  if (error && !data)
    return (
      <>
        <PageHeader title={say(entity.title)} crumbs={crumbs} />
        <Trouble problem={error} again={() => void refetch()} />
      </>
    )
  if (!data || !isReady) return <Loading />
  const record: ShownRecord = data
  const isVoided = record.voidedAt !== null
  return (
    <>
      <PageHeader
        title={fullName(entity, record, titled)}
        crumbs={crumbs}
        tag={<Standing entity={entity} record={record} />}
        sub={<Where entity={entity} record={record} />}
      >
        <Actions entity={entity} record={record} allowed={data.allowed} />
      </PageHeader>
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {isVoided && <VoidNotice record={record} />}
      {data.warnings.length > 0 && (
        <div className="notice amber">
          <b>{say(text.check)}</b>
          <ul>
            {data.warnings.map(({ field, message }) => (
              <li key={field + message.zh}>{say(message)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="columns">
        <div>
          <RecordFacts {...{ entity, record, optionsOf }} />
          {Panels && <Panels record={record} />}
        </div>
        <aside>
          <RecordHistory entity={entity} id={record.id} />
        </aside>
      </div>
    </>
  )
}

// What is voided, and of dated records whether they hold today.
function Standing({ entity, record }: { entity: Entity; record: ShownRecord }) {
  const say = useSay()
  const period = periodOf(entity)
  if (record.voidedAt !== null) return <Tag sign="✕" words={say(text.voided)} />
  if (!period) return null
  const [from, to] = [String(record[period.from]), record[period.to]]
  if (from > today()) return <Tag sign="○" words={say(text.toCome)} />
  return typeof to === 'string' && to < today() ? <Tag sign="●" words={say(text.ended)} /> : null
}

function Tag({ sign, words }: { sign: string; words: string }) {
  return (
    <span className="tag plain">
      <span aria-hidden>{sign}</span>
      {words}
    </span>
  )
}

function Where({ entity, record }: { entity: Entity; record: ShownRecord }) {
  const say = useSay()
  if (entity.placed.by !== 'place') return null
  const { names } = record
  if (!names['county']) return <>{say(ofCity)}</>
  return (
    <>
      {['county', 'subdistrict', 'neighbourhood']
        .map((level) => names[level])
        .filter(Boolean)
        .join(' ')}
    </>
  )
}

function VoidNotice({ record: { voidedAt, voidReason } }: { record: ShownRecord }) {
  const say = useSay()
  return (
    <div className="notice">
      <b>{say(text.voided)}</b> <Instant at={voidedAt} />
      {voidReason && <div>{say(w(`事由：${voidReason}`, `Reason: ${voidReason}`))}</div>}
    </div>
  )
}

type Action = 'edit' | 'void' | 'reveal'

function Actions({ entity, record, allowed }: { entity: Entity; record: ShownRecord; allowed: readonly Action[] }) {
  const say = useSay()
  const [asked, setAsked] = useState<Action | null>(null)
  const close = () => setAsked(null)
  return (
    <>
      {allowed.includes('reveal') && <Button onClick={() => setAsked('reveal')}>{say(text.reveal)}</Button>}
      {allowed.includes('void') && (
        <Button danger onClick={() => setAsked('void')}>
          {say(text.void)}
        </Button>
      )}
      {allowed.includes('edit') && (
        <AddressLink to={`${listPath(entity)}/${record.id}/edit`}>
          <Button type="primary">{say(text.edit)}</Button>
        </AddressLink>
      )}
      {asked === 'void' && <VoidDialog {...{ entity, record, close }} />}
      {asked === 'reveal' && <RevealDialog {...{ entity, record, close }} />}
    </>
  )
}

interface DialogProps {
  readonly entity: Entity
  readonly record: ShownRecord
  readonly close: () => void
}

function VoidDialog({ entity, record, close }: DialogProps) {
  const say = useSay()
  const { id, version } = record
  const act = useAct(
    (reason: string) => call(endpointsFor(entity).void, { params: { id }, body: { reason, version } }),
    close,
  )
  const { zh, en } = entity.title
  const name = fullName(entity, record, useTitled(entity))
  return (
    <ReasonDialog
      title={say(w(`作废${zh}“${name}”`, `Void ${en.toLowerCase()} “${name}”`))}
      note={text.voidNote}
      act={w(`作废${zh}`, `Void ${en.toLowerCase()}`)}
      isDanger
      isPending={act.isPending}
      problem={act.error}
      onAct={act.mutate}
      close={close}
    />
  )
}

function RevealDialog({ entity, record, close }: DialogProps) {
  const say = useSay()
  const fields = useFields(entity).filter(([, { kind }]) => kind === 'sealed')
  const titled = useTitled(entity)
  const act = useAct((reason: string) => call(revealOf(entity), { params: { id: record.id }, body: { reason } }))
  return (
    <ReasonDialog
      title={fullName(entity, record, titled)}
      note={text.revealNote}
      act={text.reveal}
      isPending={act.isPending}
      problem={act.error}
      onAct={act.mutate}
      close={close}
    >
      {act.data && (
        <dl className="facts">
          {fields.map(([id, field]) => (
            <div key={id}>
              <dt>{say(field.title)}</dt>
              <dd className="num">{act.data?.[id] ?? '—'}</dd>
            </div>
          ))}
        </dl>
      )}
    </ReasonDialog>
  )
}
