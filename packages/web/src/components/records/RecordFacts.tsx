// What a record says, section by section, from its declaration.
import { asTexts, type Entity, type Field } from '@huanju/engines/entities'
import type { Option } from '@huanju/engines/tables'
import type { ReactNode } from 'react'
import { useSay, w } from '../../app/words.tsx'
import { Instant } from '../quantities.tsx'
import { FieldValue } from './FieldValue.tsx'
import { useFields, type ShownRecord } from './surroundings.ts'

/** The facts of a record, section by section; `also` says more under the last, such as where it came from. */
export function RecordFacts({
  entity,
  record,
  optionsOf,
  also,
}: {
  entity: Entity
  record: ShownRecord
  optionsOf: (catalogue: string) => readonly Option[]
  also?: ReactNode
}) {
  const say = useSay()
  const known = new Map(useFields(entity))
  const changed = w('最近修改', 'Changed')
  return (
    <>
      {entity.sections.map(({ id: section, title, fields }) => (
        <section key={section} className="card">
          <h2>{say(title)}</h2>
          <dl className="facts">
            {fields.map((id) => {
              const field = known.get(id)
              return field && <Fact key={id} {...{ id, field, record, optionsOf }} />
            })}
          </dl>
        </section>
      ))}
      <p className="muted">
        {also} {say(changed)} <Instant at={record.changedAt} />
      </p>
    </>
  )
}

interface FactProps {
  readonly id: string
  readonly field: Field
  readonly record: ShownRecord
  readonly optionsOf: (catalogue: string) => readonly Option[]
}

// Grades of several aspects are as many facts.
function Fact({ id, field, record, optionsOf }: FactProps) {
  const say = useSay()
  const grades = asTexts(record[id])
  if (field.kind === 'grades')
    return field.aspects?.map((aspect) => (
      <div key={aspect}>
        <dt>{say(optionsOf(field.from ?? '').find((one) => one.id === aspect)?.title ?? field.title)}</dt>
        <dd>{grades[aspect] ?? <span className="muted">—</span>}</dd>
      </div>
    ))
  return (
    <div className={isWide(field) ? 'wide' : ''}>
      <dt>{say(field.title)}</dt>
      <dd>
        <FieldValue {...{ id, field, record, optionsOf }} />
      </dd>
    </div>
  )
}

const isWide = ({ kind, max = 0 }: Field) =>
  kind === 'note' || kind === 'choices' || kind === 'position' || (kind === 'text' && max >= 120)
