// A short table of the desk: each row opens where its work is done; two lines to a row on the phone.
import type { AnswerOf } from '@huanju/contract'
import type { desk } from '@huanju/contract/desk'
import { useId } from 'react'
import { AddressLink } from '../../app/links.tsx'
import { useSay } from '../../app/words.tsx'
import '../../components/opened.css'

type Table = AnswerOf<typeof desk>['tables'][number]

/** One table of the desk. */
export function DeskTable({ title, note, columns, rows }: Table) {
  const say = useSay()
  const id = useId()
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say(title)}</h2>
      {note && <p className="muted desk-note">{say(note)}</p>}
      <table className="plain-table desk-table">
        <thead>
          <tr>
            {columns.map(({ title: head, isFigure }) => (
              <th key={head.zh} scope="col" className={isFigure ? 'r' : ''}>
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, cells }, row) => (
            <tr key={`${path} ${row}`}>
              {columns.map(({ title: head, isFigure }, index) => {
                const cell = cells[index] ?? null
                const told = cell ? say(cell) : '—'
                return index === 0 ? (
                  <th key={head.zh} scope="row">
                    <AddressLink to={path}>{told}</AddressLink>
                  </th>
                ) : (
                  <td key={head.zh} className={isFigure ? 'r num' : ''} data-head={say(head)}>
                    {told}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
