// Lines of a sheet that are no records: totals, notes, who filled it in, heads repeated on every page, numbers of columns.
import type { Words } from './types.ts'

/** What a line is that is no record. */
export type Aside = 'total' | 'note' | 'head' | 'numbers' | 'group'

/** How lines that are no records are called. */
export const asideWords: Readonly<Record<Aside, Words>> = {
  total: { zh: '合计、小计', en: 'totals' },
  note: { zh: '说明、填报单位或签章', en: 'notes, senders or stamps' },
  head: { zh: '重复的表头', en: 'repeated heads' },
  numbers: { zh: '栏次', en: 'numbers of columns' },
  group: { zh: '分组标题', en: 'titles of groups' },
}

/** The head of the sheet a line stands under. */
export interface Head {
  readonly headers: readonly string[]
  /** The place of the column that names a record, from 0; below 0 when there is none. */
  readonly named: number
  /** The places of the columns that say where a record lies, from 0: totals of plan tables stand there too. */
  readonly placed?: readonly number[]
}

const total = /^.{0,16}(?:合计|小计|总计|共计|累计)(?:$|[:：（(\d])|^(?:sub|grand)?total(?:$|[:(\d])/i
const note = /^(?:附?注|备注|说明|填[表报]说明|注意事项|数据来源|资料来源)(?:[:：\d]|$)/
const parts = '填[表报]|报送|编制|制表|汇总|审核|复核|审批|经办|主管|负责|分管|联系|统计|单位'
const label = new RegExp(
  `^(?:(?:${parts})*(?:单位|部门|机关|人员?|负责人|领导|电话|方式|日期|时间)|制表|审核|复核)(?:[（(][^）)]{0,12}[）)])?[:：]`,
)
const stamp = /[（(](?:盖章|公章|签章|签字|签名|章)[）)]|^(?:盖章|公章|签章)/
const group = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．])/

/** What a line is when it is no record; undefined when it may be one. */
export function asideIn(given: readonly string[], { headers, named, placed = [] }: Head): Aside | undefined {
  const cells = given.map((cell) => cell.replaceAll(/\s/g, ''))
  const written = cells.filter((cell) => cell !== '')
  const [first = ''] = written
  const leading = [first, cells[named] ?? '']
  if ([...leading, ...placed.map((at) => cells[at] ?? '')].some((cell) => total.test(cell))) return 'total'
  if (leading.some((cell) => note.test(cell) || label.test(cell) || stamp.test(cell)) && !isLong(cells, named))
    return 'note'
  if (isHead(cells, headers)) return 'head'
  if (isNumbering(written)) return 'numbers'
  return new Set(written).size === 1 && group.test(first) ? 'group' : undefined
}

// A line that names a record and says much more of it is one, whatever its first cell says.
function isLong(cells: readonly string[], named: number): boolean {
  const name = cells[named] ?? ''
  const isNamed = name !== '' && name !== cells.find((cell) => cell !== '') && !label.test(name) && !stamp.test(name)
  return isNamed && new Set(cells.filter((cell) => cell !== '' && !label.test(cell) && !stamp.test(cell))).size > 5
}

function isHead(cells: readonly string[], headers: readonly string[]): boolean {
  const bare = cells.map((cell) => cell.replace(/[*＊]$/, ''))
  return headers.filter((header, index) => header !== '' && bare[index] === header).length >= 3
}

// 甲, 乙, 1, 2, 3 under the head of a form.
function isNumbering(written: readonly string[]): boolean {
  const numbers = written.filter((cell) => !/^(?:栏次|序号|[甲乙丙丁戊])$/.test(cell))
  return (
    numbers.length >= 3 &&
    numbers.every(
      (cell, index) =>
        /^[（(]?\d{1,3}[）)]?$/.test(cell) &&
        (index === 0 || bareNumber(cell) === bareNumber(numbers[index - 1] ?? '') + 1),
    )
  )
}

function bareNumber(cell: string): number {
  return Number(cell.replaceAll(/[（()）]/g, ''))
}
