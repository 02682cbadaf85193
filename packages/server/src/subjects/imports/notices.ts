// What is said of a file beyond its rows: which sheet was read, which units hold, what was hidden or left out.
import type { Words } from '@huanju/contract'
import { placeColumns } from '@huanju/engines/entities'
import { asideIn, asideWords, type Aside, type Head, type MappedColumn, type StatedUnits } from '@huanju/engines/tables'
import type { SheetRow } from '../../platform/excel/read-sheet.ts'

/** Says which sheet was taken where a workbook has several that may be meant. */
export function sheetNotice(name: string, others: readonly string[]): Words {
  const list = others.map((other) => `“${other}”`).join('、')
  return others.length === 0
    ? { zh: `清单在工作表“${name}”上，读的是这一张`, en: `The list is on the sheet “${name}”; that one is read` }
    : {
        zh: `读的是工作表“${name}”；${list}也像清单，没有读入：可在下面改读，每张表要导入的请再上传一次`,
        en: `The sheet “${name}” is read; ${list} look like lists too: choose another below, or upload the file again for each`,
      }
}

/** Says that units stated above the head are used. */
export function unitNotice({ words, units }: StatedUnits): Words {
  const used = Object.values(units).join('、')
  return {
    zh: `表头上方写明“${words}”，没有另写单位的列按 ${used} 读入`,
    en: `Above the head stands “${words}”; columns that name no unit are read in ${used}`,
  }
}

const shownMost = 12

/** Gathers what is said while the rows of a list go by. */
export class RowNotices {
  private readonly head: Head
  private readonly hidden: number[] = []
  private readonly asides = new Map<Aside, number[]>()

  constructor(headers: readonly string[], mapping: readonly MappedColumn[], named: string) {
    const header = mapping.find(({ column }) => column === named)?.header
    const placed = mapping.filter(({ column }) => placeColumns.some((id) => column === id))
    this.head = {
      headers,
      named: header === undefined ? -1 : headers.indexOf(header),
      placed: placed.map((column) => headers.indexOf(column.header)),
    }
  }

  /** Whether a row is a record; one that is not is kept in mind. */
  takes({ rowNumber, cells, isHidden }: SheetRow): boolean {
    const aside = asideIn(cells, this.head)
    if (aside) this.asides.set(aside, [...(this.asides.get(aside) ?? []), rowNumber])
    else if (isHidden) this.hidden.push(rowNumber)
    return !aside
  }

  said(): Words[] {
    const asides = [...this.asides].map(([aside, rows]): Words => ({
      zh: `第 ${shown(rows)} 行是${asideWords[aside].zh}，不是记录，没有读入`,
      en: `Rows ${shown(rows)} are ${asideWords[aside].en}, no records; they are left out`,
    }))
    if (this.hidden.length === 0) return asides
    return [
      ...asides,
      {
        zh: `有 ${this.hidden.length} 行在表里是隐藏的（第 ${shown(this.hidden)} 行），也一并读入；不要的请删去后重新上传`,
        en: `${this.hidden.length} rows are hidden in the sheet (${shown(this.hidden)}) and are read all the same`,
      },
    ]
  }
}

function shown(rows: readonly number[]): string {
  return `${rows.slice(0, shownMost).join('、')}${rows.length > shownMost ? '…' : ''}`
}
