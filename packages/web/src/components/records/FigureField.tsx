// One amount or area that stands outside the form of a record: typed, read and shown as the fields of records are.
import type { Field as Declared } from '@huanju/engines/entities'
import { useState } from 'react'
import { w } from '../../app/words.tsx'
import { described, Field } from '../fields.tsx'
import { useUnreadWhile } from '../unread.tsx'
import type { Entry } from './entry.ts'
import { inputs } from './inputs.tsx'
import { writeTyped } from './typed.ts'

const missing = w('请填写；没有的填 0', 'Fill this in; write 0 where there is none')

/** The field of an amount in fen or an area in dm² that must be given; a blank or what does not read is marked, and its form does not save. */
export function FigureField({
  id,
  field,
  value,
  onChange,
}: {
  id: string
  field: Declared
  value: bigint
  onChange: (value: bigint) => void
}) {
  const [entry, setEntry] = useState<Entry>({ value, typed: [writeTyped(field, value)] })
  const finding = entry.fault ?? (entry.value === null ? missing : undefined)
  useUnreadWhile(id, finding !== undefined)
  const { Input } = inputs[field.kind]
  const set = (next: Entry) => {
    setEntry(next)
    if (next.fault === undefined && typeof next.value === 'bigint') onChange(next.value)
  }
  return (
    <Field id={id} words={field.title} isRequired finding={finding}>
      <Input {...{ id, field, entry, set }} aria={described({ id, finding })} optionsOf={() => []} record={null} />
    </Field>
  )
}
