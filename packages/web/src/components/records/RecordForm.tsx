// A form derived from a declaration: sections, findings while one types, drafts, and nothing sent that is wrong.
import type { EntityEndpoints } from '@huanju/contract/entities'
import type { Entity } from '@huanju/engines/entities'
import type { Option } from '@huanju/engines/tables'
import { App, Button } from 'antd'
import { useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import { AddressLink, useGo } from '../../app/links.tsx'
import { call, type CallProblem } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { useMe } from '../../app/session.tsx'
import { today } from '../../app/today.ts'
import { useSay, w } from '../../app/words.tsx'
import { showFirstWrong, useAttempts } from '../unread.tsx'
import { draftAt, draftKey, dropDraft, keepDraft, type Draft } from './drafts.ts'
import type { Entry } from './entry.ts'
import { FormState } from './form-state.ts'
import { FormNotices } from './FormNotices.tsx'
import { FormSections } from './FormSections.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { isVoided, listPath, useFields, type ShownRecord } from './surroundings.ts'

const text = {
  save: w('保存', 'Save'),
  draft: w('暂存', 'Keep draft'),
  cancel: w('取消', 'Cancel'),
  kept: w('已暂存在本机，下次打开本表时恢复', 'Kept on this device; it comes back when you open this form again'),
  keptUnsealed: w(
    '已暂存在本机；个人信息不暂存，下次须重新填写',
    'Kept on this device, except personal data, which you will have to give again',
  ),
  saved: w('已保存', 'Saved'),
}

/** The endpoints a form reads and keeps a record by. */
export type FormEndpoints = Pick<EntityEndpoints<Entity>, 'get' | 'create' | 'update'>

interface RecordFormProps {
  readonly entity: Entity
  readonly endpoints: FormEndpoints
  /** The latest stored record; null for a new one. */
  readonly record: ShownRecord | null
  readonly optionsOf: (catalogue: string) => readonly Option[]
  /** What a new record starts with. */
  readonly presets: Readonly<Record<string, Entry>>
  /** The parent, where the form was opened from it. */
  readonly fixed: string | null
  /** Reads the stored record anew. */
  readonly refetch: () => void
}

/** The form of a kind of record. */
export function RecordForm({ entity, endpoints, record, optionsOf, presets, fixed, refetch }: RecordFormProps) {
  const say = useSay()
  const go = useGo()
  const { message } = App.useApp()
  const fields = useFields(entity)
  const key = draftKey(useMe().login, entity, record?.id ?? String(presets[fixed ?? '']?.value ?? 'new'))
  const [{ state, ...opened }] = useState(() => open({ entity, fields, record, optionsOf, presets, key }))
  const [draft, setDraft] = useState<Draft | null>(opened.draft)
  const keptText = useRef(textOf(state))
  const isSaved = useRef(false)
  const form = useRef<HTMLDivElement>(null)
  const { attempt, problem, submit, isSending } = useSaving({ endpoints, record, state, refetch, form }, (saved) => {
    isSaved.current = true
    dropDraft(key)
    void message.success(say(text.saved))
    go(`${listPath(entity)}/${saved.id}`)
  })
  // A draft of what is voided could never be opened again.
  const isGone = isVoided(record)
  const keep = () => {
    const entries = state.kept()
    keepDraft(key, entity, { version: state.version ?? null, keptAt: new Date().toISOString(), entries })
    keptText.current = textOf(state)
    const hasSealed = Object.keys(entries).some((id) => entity.fields[id]?.kind === 'sealed')
    void message.success(say(hasSealed ? text.keptUnsealed : text.kept))
  }
  const isDirty = () => !isSaved.current && state.form().isChanged && textOf(state) !== keptText.current
  const drop = () => {
    dropDraft(key)
    state.reset()
    keptText.current = textOf(state)
    setDraft(null)
  }
  return (
    <>
      <FormNotices {...{ entity, state, record, draft, drop, problem }} />
      <div ref={form}>
        <FormSections {...{ entity, fields, state, optionsOf, record, fixed }} />
      </div>
      <div className="sticky-bar no-print">
        <Button type="primary" onClick={submit} loading={isSending} disabled={isGone}>
          {say(text.save)}
        </Button>
        {!isGone && <Button onClick={keep}>{say(text.draft)}</Button>}
        <AddressLink to={record ? `${listPath(entity)}/${record.id}` : listPath(entity)}>
          <Button type="text">{say(text.cancel)}</Button>
        </AddressLink>
        <WrongCount {...{ state, attempt, form }} />
      </div>
      <LeaveDialog isDirty={isDirty} {...(!isGone && { keep })} />
    </>
  )
}

interface Opening extends Pick<RecordFormProps, 'entity' | 'record' | 'optionsOf' | 'presets'> {
  readonly fields: ReturnType<typeof useFields>
  readonly key: string
}

// The stored record first, then what the draft of this device changed of it.
function open({ entity, fields, record, optionsOf, presets, key }: Opening): { state: FormState; draft: Draft | null } {
  const state = new FormState({ entity, fields, record, presets, context: { today: today(), optionsOf } })
  const draft = draftAt(key)
  if (draft) state.restore(draft.entries)
  return { state, draft }
}

function textOf(state: FormState): string {
  return JSON.stringify(state.kept(), (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
}

interface Saving extends Pick<RecordFormProps, 'endpoints' | 'record' | 'refetch'> {
  readonly state: FormState
  /** The element around its fields. */
  readonly form: RefObject<HTMLDivElement | null>
}

/** Saves once, and only what is right; counts the attempts, after each of which the first wrong field is shown. */
function useSaving({ endpoints, record, state, refetch, form }: Saving, onSaved: (saved: { id: string }) => void) {
  const [attempt, failed] = useAttempts(form)
  const act = useAct(() => {
    const body = state.body()
    return record ? call(endpoints.update, { params: { id: record.id }, body }) : call(endpoints.create, { body })
  }, onSaved)
  const refused = (problem: CallProblem) => {
    state.refuse(problem.findings)
    if (problem.code === 'stale-version') refetch()
    failed()
  }
  const submit = () => {
    // Once it is saved, only the way to the record is still to be gone.
    if (act.isSuccess) return
    if (state.try()) act.mutate(undefined, { onError: refused })
    else failed()
  }
  return { attempt, problem: act.error, submit, isSending: act.isPending }
}

/** After an attempt: how many fields are still to be mended. */
function WrongCount({ state, attempt, form }: Pick<Saving, 'state' | 'form'> & { attempt: number }) {
  const say = useSay()
  const count = useSyncExternalStore(state.subscribe, () => state.wrongCount())
  if (attempt === 0 || count === 0) return null
  const words =
    count === 1
      ? w('还有 1 项需要修改', 'One field is still to be mended')
      : w(`还有 ${count} 项需要修改`, `${count} fields are still to be mended`)
  return (
    <button type="button" className="wrong-count" onClick={() => showFirstWrong(form.current)}>
      {say(words)}
    </button>
  )
}
