// A building laid out as dwellings: entrances, floors and doors by a pattern; what is typed over it; its rows.
import { dwelling } from '@huanju/domain/communities'
import { checkValues, fieldsOf, type CheckContext } from '@huanju/engines/entities'
import { normalise } from '@huanju/engines/tables'
import { readTyped } from '../../components/records/typed.ts'
import type { Words } from '../../app/words.tsx'

/** How doors are numbered: anew in each entrance, through all entrances of a floor, or floor and door with a stroke. */
export const doorPatterns = ['each', 'through', 'stroke'] as const
export type DoorPattern = (typeof doorPatterns)[number]

/** How a building is laid out; no entrances means doors straight off the stairs. */
export interface Layout {
  readonly entrances: number
  readonly fromFloor: number
  readonly toFloor: number
  readonly doors: number
  readonly pattern: DoorPattern
}

/** What was typed over a cell. */
export interface Over {
  readonly door?: string
  readonly area?: string
  readonly isOff?: boolean
}

/** One door of the plan. */
export interface Cell {
  readonly key: string
  readonly entrance: string | null
  readonly floor: number
  /** Which door of its floor and entrance, from 1. */
  readonly nth: number
  readonly door: string
  readonly area: string
  readonly isOn: boolean
  /** A dwelling of that door is recorded already. */
  readonly isRecorded: boolean
}

/** The most dwellings recorded at once. */
export const cellsMost = 500

/** How many doors a layout has. */
export function sizeOf({ entrances, fromFloor, toFloor, doors }: Layout): number {
  return Math.max(entrances, 1) * Math.max(toFloor - fromFloor + 1, 0) * doors
}

const bounds = { entrances: [0, 20], fromFloor: [1, 120], toFloor: [1, 120], doors: [1, 20] } as const

/** What is wrong with one figure of a layout. */
export function layoutFault(layout: Layout, name: keyof typeof bounds): Words | undefined {
  const [from, to] = bounds[name]
  if (layout[name] < from || layout[name] > to)
    return { zh: `应在 ${from} 到 ${to} 之间`, en: `Between ${from} and ${to}` }
  return name === 'toFloor' && layout.toFloor < layout.fromFloor
    ? { zh: '不能低于起始楼层', en: 'Not below the first floor' }
    : undefined
}

/** Whether a building can be laid out so. */
export function isSound(layout: Layout): boolean {
  return (['entrances', 'fromFloor', 'toFloor', 'doors'] as const).every((name) => !layoutFault(layout, name))
}

const two = (value: number) => String(value).padStart(2, '0')
const numbers: { readonly [Pattern in DoorPattern]: (floor: number, nth: number, before: number) => string } = {
  each: (floor, nth) => `${floor}${two(nth)}`,
  through: (floor, nth, before) => `${floor}${two(before + nth)}`,
  stroke: (floor, nth) => `${floor}-${nth}`,
}

const span = (from: number, to: number) =>
  Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index)

/** The doors of a layout: entrance by entrance, from the lowest floor up, in the order of their doors. */
export function cellsOf(
  layout: Layout,
  overs: ReadonlyMap<string, Over>,
  { area, recorded }: { area: string; recorded: ReadonlySet<string> },
): Cell[] {
  const { entrances, fromFloor, toFloor, doors, pattern } = layout
  const names = entrances === 0 ? [null] : span(1, entrances).map(String)
  return names.flatMap((entrance, index) =>
    span(fromFloor, toFloor).flatMap((floor) =>
      span(1, doors).map((nth) => {
        const key = `${entrance ?? ''}/${floor}/${nth}`
        const over = overs.get(key)
        const door = over?.door ?? numbers[pattern](floor, nth, index * doors)
        const isRecorded = recorded.has(doorKey(entrance, door))
        const isOn = !isRecorded && !over?.isOff
        return { key, entrance, floor, nth, door, area: over?.area ?? area, isOn, isRecorded }
      }),
    ),
  )
}

/** A door within a building, however it was written. */
export function doorKey(entrance: string | null, door: string): string {
  return `${entrance ?? ''}/${normalise('code', door)}`
}

/** A column pasted from a sheet: one area for each door that is on, from a cell onwards. */
export function pasteAreas(
  cells: readonly Cell[],
  from: string,
  pasted: string,
): { areas: ReadonlyMap<string, string>; left: number } {
  const texts = pasted.replace(/\r?\n$/, '').split(/\r?\n/)
  const start = cells.findIndex(({ key }) => key === from)
  const taking = cells.slice(Math.max(start, 0)).filter(({ isOn }) => isOn)
  const areas = taking.slice(0, texts.length).map(({ key }, index) => [key, (texts[index] ?? '').trim()] as const)
  return { areas: new Map(areas), left: Math.max(texts.length - taking.length, 0) }
}

/** What is wrong with a cell, and in which part of it. */
export interface Fault {
  readonly part: 'door' | 'area'
  readonly message: Words
}

/** A row to be recorded, with the cell it came from. */
export interface PlannedRow {
  readonly key: string
  readonly values: Readonly<Record<string, unknown>>
  readonly faults: readonly Fault[]
}

/** The part of a cell that a finding on a field belongs to. */
export function partOf(field: string): Fault['part'] {
  return field === 'registeredAreaDm2' ? 'area' : 'door'
}

/** The rows of the doors that are on, each with what is wrong with it. */
export function rowsOf(
  cells: readonly Cell[],
  { buildingId, use }: { buildingId: string | null; use: string | null },
  context: CheckContext,
): PlannedRow[] {
  const on = cells.filter(({ isOn }) => isOn)
  const times = new Map<string, number>()
  for (const { entrance, door } of on) {
    const key = doorKey(entrance, door)
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  return on.map(({ key, entrance, floor, door, area }) => {
    const reading = readTyped(dwelling.fields.registeredAreaDm2, area)
    const values = {
      ...unknown,
      door,
      buildingId,
      entrance,
      floor,
      use,
      registeredAreaDm2: reading.fault ? null : reading.value,
      absences: entrance === null ? { entrance: 'none' } : {},
    }
    const found = checkValues(dwelling, values, context)
      .filter(({ severity, column }) => severity === 'error' && column !== 'buildingId' && column !== 'use')
      .map(({ column, message }): Fault => ({ part: partOf(column), message }))
    const unread: Fault[] = reading.fault ? [{ part: 'area', message: reading.fault }] : []
    const isDouble = (times.get(doorKey(entrance, door)) ?? 0) > 1
    return { key, values, faults: [...(isDouble ? [doubled] : []), ...unread, ...found] }
  })
}

const unknown = Object.fromEntries(fieldsOf(dwelling).map(([id]) => [id, null]))

const doubled: Fault = {
  part: 'door',
  message: { zh: '同一单元内房号重复', en: 'The same door twice in one entrance' },
}

/** The sum of areas that read, in dm². */
export function areaOf(rows: readonly PlannedRow[]): bigint {
  return rows.reduce((sum, { values: { registeredAreaDm2: area } }) => sum + (typeof area === 'bigint' ? area : 0n), 0n)
}
