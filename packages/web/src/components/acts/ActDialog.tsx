// The dialog of an act, derived from what it asks: nothing wrong is sent, and a doubtful clause is said with what it needs.
import { field, fieldsOf, type Entity } from '@huanju/engines/entities'
import { askedOf, needsSuccessor, type Flow, type Ground, type Offer } from '@huanju/engines/workflow'
import { useQueryClient } from '@tanstack/react-query'
import { App, Modal } from 'antd'
import { useRef, useState } from 'react'
import { call, type CallProblem } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { today } from '../../app/today.ts'
import { useMarks } from '../../app/marks.ts'
import { useSay, w } from '../../app/words.tsx'
import { FormState } from '../records/form-state.ts'
import { FormTrouble } from '../records/FormNotices.tsx'
import { RecordField } from '../records/RecordField.tsx'
import { useCatalogues } from '../records/surroundings.ts'
import { Loading } from '../states.tsx'
import { useAttempts } from '../unread.tsx'
import { actFor } from './endpoints.ts'

const text = {
  cancel: w('取消', 'Cancel'),
  done: w('已办理', 'Done'),
  doubt: w('这项办理所依据的条款效力存疑', 'The clause this rests on is in doubt'),
  over: w('这项办理所依据的条款现不在有效期内', 'The clause this rests on is not in force'),
}

interface ActDialogProps {
  readonly flow: Flow
  readonly id: string
  /** What the record is called. */
  readonly name: string
  readonly offer: Offer
  readonly version: number
  readonly close: () => void
}

/** Asks what an act needs, and does it. */
export function ActDialog(props: ActDialogProps) {
  const asked = askedWith(props.flow, props.offer)
  const catalogues = useCatalogues(asked)
  return catalogues.isReady ? <Asking {...props} asked={asked} optionsOf={catalogues.optionsOf} /> : <Loading />
}

function Asking({
  flow,
  id,
  name,
  offer,
  version,
  close,
  asked,
  optionsOf,
}: ActDialogProps & { asked: Entity; optionsOf: ReturnType<typeof useCatalogues>['optionsOf'] }) {
  const say = useSay()
  const mark = useMarks()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [state] = useState(() => opened(asked, optionsOf))
  const endpoint = actFor(flow, offer.act)
  const act = useAct(
    () => call(endpoint, { params: { id }, body: { successor: null, ...state.body(), version } }),
    () => {
      void message.success(say(text.done))
      close()
    },
  )
  const form = useRef<HTMLDivElement>(null)
  const [, failed] = useAttempts(form)
  const refused = ({ findings }: CallProblem) => {
    state.refuse(findings)
    failed()
    void client.invalidateQueries()
  }
  const go = () => {
    if (!state.try()) failed()
    else if (!act.isPending) act.mutate(undefined, { onError: refused })
  }
  return (
    <Modal
      open
      title={`${say(offer.title)}${mark.colon}${name}`}
      okText={say(offer.title)}
      cancelText={say(text.cancel)}
      // The field stays in use while one presses: what is said on leaving it would push the button from under the finger.
      okButtonProps={{ onMouseDown: (event) => event.preventDefault() }}
      confirmLoading={act.isPending}
      onCancel={close}
      onOk={go}
    >
      {act.error && <FormTrouble state={state} problem={act.error} />}
      {offer.ground && needsSuccessor(offer.ground) && <Doubt ground={offer.ground} />}
      <div className="form-grid" ref={form}>
        {fieldsOf(asked).map(([one, declared]) => (
          <RecordField key={one} {...{ state, id: one, field: declared, optionsOf, record: null }} />
        ))}
      </div>
    </Modal>
  )
}

function Doubt({ ground: { citation, standing, doubts } }: { ground: Ground }) {
  const say = useSay()
  const { title, clause } = citation
  return (
    <div className="notice amber">
      <div>{say(standing === 'in-doubt' ? text.doubt : text.over)}</div>
      <div className="muted">{say(w(`《${title.zh}》${clause}`, `${title.en}, ${clause}`))}</div>
      {doubts.length > 0 && (
        <ul>
          {doubts.map((doubt) => (
            <li key={doubt.zh}>{say(doubt)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

// Where the clause is not plainly in force, what succeeds it is asked like anything else.
function askedWith(flow: Flow, { act, ground }: Offer): Entity {
  const asked = askedOf(flow, act)
  if (!needsSuccessor(ground)) return asked
  const successor = field.text('接续文件或理由', 'Succeeding document or reason', { max: 200, is: ['required'] })
  return { ...asked, fields: { ...asked.fields, successor } }
}

function opened(entity: Entity, optionsOf: ReturnType<typeof useCatalogues>['optionsOf']): FormState {
  const context = { today: today(), optionsOf }
  return new FormState({ entity, fields: fieldsOf(entity), context, record: null, presets: { on: { value: today() } } })
}
