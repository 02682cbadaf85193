// The dwellings of a building as people draw them: a block for each entrance, the top floor on top, a cell a door.
import { useRef, type ClipboardEvent } from 'react'
import { useSay, w, type Words } from '../../app/words.tsx'
import { Scroll } from '../../components/Scroll.tsx'
import type { Cell, Fault, Over } from './dwelling-plan.ts'

const text = {
  grid: w('房屋表', 'Dwellings'),
  record: w('登记', 'Record'),
  door: w('房号', 'Door'),
  area: w('面积', 'Area'),
  column: w('整列', 'Column'),
  columnArea: w('整列面积', 'Area of the column'),
  recorded: w('已登记', 'Recorded'),
}

interface GridProps {
  readonly cells: readonly Cell[]
  /** What is wrong, by cell. */
  readonly wrong: ReadonlyMap<string, readonly Fault[]>
  readonly change: (overs: ReadonlyMap<string, Over>) => void
  /** A column of a sheet was pasted into the area of a cell. */
  readonly paste: (from: string, pasted: string) => void
}

/** All entrances. */
export function DwellingGrid({ cells, ...rest }: GridProps) {
  const entrances = [...new Set(cells.map(({ entrance }) => entrance))]
  return (
    <div className="entrances">
      {entrances.map((entrance) => (
        <Entrance
          key={entrance ?? ''}
          name={entrance}
          cells={cells.filter((cell) => cell.entrance === entrance)}
          {...rest}
        />
      ))}
    </div>
  )
}

function Entrance({ name, cells, wrong, change, paste }: GridProps & { name: string | null }) {
  const say = useSay()
  const floors = [...new Set(cells.map(({ floor }) => floor))].toReversed()
  const columns = [...new Set(cells.map(({ nth }) => nth))]
  const title = name === null ? w('不分单元', 'No entrances') : w(`${name} 单元`, `Entrance ${name}`)
  const faults = cells.flatMap(({ key, door }) => (wrong.get(key) ?? []).map((fault) => ({ ...fault, key, door })))
  return (
    <section className="entrance">
      <h3>{say(title)}</h3>
      <Scroll words={title}>
        <table className="doors">
          <tbody>
            {floors.map((floor) => (
              <tr key={floor}>
                <th scope="row">{say(w(`${floor} 层`, `${floor}`))}</th>
                {cells
                  .filter((cell) => cell.floor === floor)
                  .map((cell) => (
                    <Door key={cell.key} {...{ cell, change, paste, title }} faults={wrong.get(cell.key) ?? []} />
                  ))}
              </tr>
            ))}
            {floors.length > 1 && (
              <tr>
                <th scope="row">{say(text.column)}</th>
                {columns.map((nth) => (
                  <td key={nth}>
                    <Column
                      label={say(w(`${title.zh}第 ${nth} 列面积`, `${title.en}, column ${nth}, area`))}
                      take={(area) =>
                        change(new Map(cells.filter((cell) => cell.nth === nth).map(({ key }) => [key, { area }])))
                      }
                    />
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </Scroll>
      {faults.length > 0 && (
        <ul className="faults">
          {faults.map(({ key, door, part, message }) => (
            <li key={key + message.zh} id={`fault-${part}-${key}`}>
              {say(w(`${door}：${message.zh}`, `${door}: ${message.en}`))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface DoorProps extends Pick<GridProps, 'change' | 'paste'> {
  readonly cell: Cell
  readonly faults: readonly Fault[]
  readonly title: Words
}

function Door({ cell, faults, title, change, paste }: DoorProps) {
  const say = useSay()
  const { key, door, area, isOn, isRecorded, floor } = cell
  const where = say(w(`${title.zh} ${floor} 层 ${door}`, `${title.en}, floor ${floor}, ${door}`))
  const set = (over: Over) => change(new Map([[key, over]]))
  const aria = (part: Fault['part']) =>
    faults.some((fault) => fault.part === part)
      ? { 'aria-invalid': true, 'aria-describedby': `fault-${part}-${key}` }
      : {}
  return (
    <td className="door" data-off={!isOn || undefined} data-wrong={faults.length > 0 || undefined}>
      <div className="door-head">
        <input
          type="checkbox"
          aria-label={`${say(text.record)} ${where}`}
          checked={isOn}
          disabled={isRecorded}
          onChange={({ target }) => set({ isOff: !target.checked })}
        />
        <input
          className="door-number"
          aria-label={`${say(text.door)} ${where}`}
          {...aria('door')}
          value={door}
          onChange={({ target }) => set({ door: target.value })}
        />
      </div>
      {isRecorded ? (
        <span className="muted">{say(text.recorded)}</span>
      ) : (
        <input
          className="num"
          aria-label={`${say(text.area)} ${where}`}
          {...aria('area')}
          inputMode="decimal"
          placeholder="㎡"
          disabled={!isOn}
          value={isOn ? area : ''}
          onChange={({ target }) => set({ area: target.value })}
          onPaste={(event: ClipboardEvent) => {
            const pasted = event.clipboardData.getData('text')
            if (!/[\r\n]/.test(pasted.trim())) return
            event.preventDefault()
            paste(key, pasted)
          }}
        />
      )}
    </td>
  )
}

// Doors above one another are mostly alike: one area for all of them.
function Column({ label, take }: { label: string; take: (area: string) => void }) {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  return (
    <input
      ref={input}
      className="num"
      aria-label={label}
      inputMode="decimal"
      placeholder={say(text.columnArea)}
      onChange={({ target }) => take(target.value)}
    />
  )
}
