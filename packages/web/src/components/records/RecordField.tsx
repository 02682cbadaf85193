// One field of a form: label, input, a mark for what is absent, what is wrong; it alone is drawn anew as one types.
import { absenceWords, type Absence, type Field } from '@huanju/engines/entities'
import type { Option } from '@huanju/engines/tables'
import { Button } from 'antd'
import { useSyncExternalStore } from 'react'
import { useSay, w } from '../../app/words.tsx'
import { described, Field as Frame } from '../fields.tsx'
import { FieldValue } from './FieldValue.tsx'
import type { Entry, Values } from './entry.ts'
import type { FieldView, FormState } from './form-state.ts'
import { inputs } from './inputs.tsx'

const text = {
  theirs: w('他人改为：', 'Somebody else made it: '),
  take: w('采用', 'Take theirs'),
  hold: w('保留我填的', 'Keep mine'),
}

/** What a field shows, kept up to date. */
export function useFieldView(state: FormState, id: string): FieldView {
  return useSyncExternalStore(state.subscribe, () => state.view(id))
}

/** A field of a form. */
export function RecordField({
  state,
  id,
  field,
  optionsOf,
  record,
  isFixed = false,
}: {
  state: FormState
  id: string
  field: Field
  optionsOf: (catalogue: string) => readonly Option[]
  record: Values | null
  /** It follows from where the form was opened, and is not to be changed. */
  isFixed?: boolean
}) {
  const say = useSay()
  const { entry, finding, warning, theirs } = useFieldView(state, id)
  const { of, inPlace } = field
  const around = useFieldView(state, of ?? 'countyId').entry.value
  const within = {
    id: typeof around === 'string' && (of !== undefined || inPlace) ? around : null,
    ...(of !== undefined && { first: state.titleOf(of) }),
  }
  const { Input, isWide, isGroup } = inputs[field.kind]
  const words = { id, words: field.title, help: field.help, finding, warning }
  const set = (next: Entry) => state.set(id, next)
  return (
    <Frame
      {...words}
      isRequired={field.isRequired}
      isWide={isWide ?? (field.kind === 'text' && (field.max ?? 200) >= 60)}
      isGroup={isGroup ?? false}
      onLeave={() => state.leave(id)}
      aside={field.mayBe && <Absences mayBe={field.mayBe} entry={entry} set={set} />}
    >
      {isFixed ? (
        <div className="fixed-value">{entry.typed?.[0] ?? '—'}</div>
      ) : entry.absence ? (
        <div className="absent-value">{say(absenceWords[entry.absence])}</div>
      ) : (
        <Input {...{ id, field, entry, set, optionsOf, record, within }} aria={described(words)} />
      )}
      {theirs && <Theirs {...{ state, id, field, theirs, optionsOf }} />}
    </Frame>
  )
}

// What was typed stays behind the mark, so that taking the mark away brings it back.
function Absences({ mayBe, entry, set }: { mayBe: readonly Absence[]; entry: Entry; set: (entry: Entry) => void }) {
  const say = useSay()
  const { absence: marked, ...rest } = entry
  return (
    <span className="absences">
      {mayBe.map((absence) => (
        <button
          key={absence}
          type="button"
          aria-pressed={marked === absence}
          onClick={() => set(marked === absence ? rest : { ...rest, absence })}
        >
          {say(absenceWords[absence])}
        </button>
      ))}
    </span>
  )
}

function Theirs({
  state,
  id,
  field,
  theirs,
  optionsOf,
}: {
  state: FormState
  id: string
  field: Field
  theirs: Entry
  optionsOf: (catalogue: string) => readonly Option[]
}) {
  const say = useSay()
  const record = {
    [id]: theirs.value,
    absences: { [id]: theirs.absence },
    names: { [id]: theirs.typed?.[0] ?? null },
  }
  return (
    <div className="theirs">
      <span>
        {say(text.theirs)}
        <FieldValue {...{ id, field, record, optionsOf }} />
      </span>
      <Button size="small" onClick={() => state.settle(id, 'theirs')}>
        {say(text.take)}
      </Button>
      <Button size="small" type="text" onClick={() => state.settle(id, 'mine')}>
        {say(text.hold)}
      </Button>
    </div>
  )
}
