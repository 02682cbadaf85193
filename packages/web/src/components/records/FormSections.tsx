// The body of a form: its sections, with a list of them to jump to; the place follows the first field.
import type { Entity, Field, LeastPlace } from '@huanju/engines/entities'
import type { Option } from '@huanju/engines/tables'
import { Fragment, type MouseEvent } from 'react'
import { useSay, w } from '../../app/words.tsx'
import { PlacePicker, type Place } from '../pickers.tsx'
import type { Values } from './entry.ts'
import type { FormState } from './form-state.ts'
import { RecordField, useFieldView } from './RecordField.tsx'

const text = { sections: w('本表各部分', 'Parts of this form') }

interface FormSectionsProps {
  readonly entity: Entity
  readonly fields: readonly (readonly [string, Field])[]
  readonly state: FormState
  readonly optionsOf: (catalogue: string) => readonly Option[]
  readonly record: Values | null
  readonly fixed: string | null
}

/** All sections with fields the person may see. */
export function FormSections({ entity, fields, state, optionsOf, record, fixed }: FormSectionsProps) {
  const say = useSay()
  const known = new Map(fields)
  const sections = entity.sections
    .map((section) => ({ ...section, fields: section.fields.filter((id) => known.has(id)) }))
    .filter((section) => section.fields.length > 0)
  const { placed } = entity
  const first = sections[0]?.fields[0]
  const jump = (event: MouseEvent, id: string) => {
    event.preventDefault()
    document.getElementById(`section-${id}`)?.scrollIntoView({ block: 'start' })
  }
  return (
    <div className="columns">
      <div className="form">
        {sections.map(({ id: section, title, fields: ids }) => (
          <section key={section} id={`section-${section}`} className="card">
            <h2>{say(title)}</h2>
            <div className="form-grid">
              {ids.map((id) => {
                const field = known.get(id)
                return (
                  field && (
                    <Fragment key={id}>
                      <RecordField {...{ state, id, field, optionsOf, record }} isFixed={id === fixed} />
                      {id === first && placed.by === 'place' && <PlaceFields state={state} least={placed.least} />}
                    </Fragment>
                  )
                )
              })}
            </div>
          </section>
        ))}
      </div>
      {sections.length > 1 && (
        <aside className="only-wide">
          <nav className="card" aria-label={say(text.sections)}>
            <ul className="worklist">
              {sections.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#section-${id}`} onClick={(event) => jump(event, id)}>
                    {say(title)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </aside>
      )}
    </div>
  )
}

function PlaceFields({ state, least }: { state: FormState; least: LeastPlace }) {
  const [county, subdistrict, neighbourhood] = [
    useFieldView(state, 'countyId'),
    useFieldView(state, 'subdistrictId'),
    useFieldView(state, 'neighbourhoodId'),
  ]
  const idIn = ({ entry }: { entry: { value: unknown } }) => (typeof entry.value === 'string' ? entry.value : null)
  const change = (place: Place) => {
    for (const [id, value] of Object.entries(place)) if (state.view(id).entry.value !== value) state.set(id, { value })
  }
  return (
    <PlacePicker
      isRequired
      least={least}
      value={{
        countyId: idIn(county),
        subdistrictId: idIn(subdistrict),
        neighbourhoodId: idIn(neighbourhood),
      }}
      finding={subdistrict.finding ?? neighbourhood.finding}
      countyFinding={county.finding}
      onChange={change}
    />
  )
}
