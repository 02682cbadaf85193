// Reads the rows of a sheet from its XML, cell by cell, within bounds.
import type { CellFlaw } from '@huanju/engines/tables'
import { textOfPart } from './archive.ts'
import { bounds } from './bounds.ts'
import { textOfCell, type CellContext, type RawCell } from './cell-text.ts'
import { columnNumber } from './column-letters.ts'
import { MergedCells, readMerges } from './merges.ts'
import type { SheetRow } from './sheet-rows.ts'
import { brokenContent, rowsTooHigh, UnreadableFile } from './unreadable.ts'
import type { SheetPart, Workbook } from './workbook.ts'
import { readXml, unescaped, type Tag, type XmlListener } from './xml.ts'

/** The rows of one sheet, merged areas filled, blank rows left out. */
export async function* rowsOfSheet(
  { archive }: Workbook,
  { part }: SheetPart,
  context: CellContext,
): AsyncGenerator<SheetRow> {
  const merged = new MergedCells(await readMerges(textOfPart(archive, part)))
  const rows = new RowListener(context)
  let characters = 0
  for await (const _ of readXml(textOfPart(archive, part), rows)) {
    for (const row of rows.taken()) {
      const filled = merged.fill(row)
      const length = filled.cells.reduce((sum, cell) => sum + cell.length, 0)
      characters += length
      if (length > bounds.rowCharacters || characters > bounds.sheetCharacters) throw tooMuch(row.rowNumber)
      if (length > 0 || filled.flaws) yield filled
    }
  }
}

interface RowParts {
  readonly rowNumber: number
  readonly isHidden: boolean
  readonly cells: string[]
  readonly flaws: Record<number, CellFlaw>
}

class RowListener implements XmlListener {
  private readonly context: CellContext
  private rows: SheetRow[] = []
  private row: RowParts | undefined
  private rowNumber = 0
  private column = 0
  private cell: { type: string; format: number; hasFormula: boolean } | undefined
  private content = ''
  private isHeard = false
  private phonetic = 0
  private count = 0

  constructor(context: CellContext) {
    this.context = context
  }

  taken(): SheetRow[] {
    return this.rows.splice(0)
  }

  open(tag: Tag): void {
    const { name } = tag
    if (name === 'row') this.openRow(tag)
    else if (name === 'c' && this.row) this.openCell(tag)
    else if (this.cell) {
      if (name === 'f') this.cell.hasFormula = true
      if (name === 'rPh') this.phonetic += 1
      this.isHeard = name === 'v' || (name === 't' && this.phonetic === 0)
    }
  }

  text(piece: string): void {
    if (!this.isHeard) return
    this.content += piece
    if (this.content.length > bounds.cellCharacters) {
      throw cellTooLong(this.rowNumber)
    }
  }

  close(name: string): void {
    this.isHeard = false
    if (name === 'rPh') this.phonetic -= 1
    else if (name === 'c' && this.cell) this.closeCell()
    else if (name === 'row' && this.row) this.closeRow()
  }

  private openRow({ attributes: { r, hidden } }: Tag): void {
    const stated = r === undefined ? this.rowNumber + 1 : Number(r)
    if (!Number.isInteger(stated) || stated <= this.rowNumber) throw brokenContent()
    if (stated > bounds.rowNumber) throw rowsTooHigh()
    this.rowNumber = stated
    this.column = 0
    this.count = 0
    this.row = { rowNumber: stated, cells: [], flaws: {}, isHidden: hidden === '1' || hidden === 'true' }
  }

  private openCell({ attributes: { r, t = 'n', s = '0' } }: Tag): void {
    const letters = r === undefined ? undefined : /^([A-Z]{1,4})\d{1,7}$/i.exec(r)?.[1]?.toUpperCase()
    if (r !== undefined && letters === undefined) throw brokenContent()
    this.column = letters === undefined ? this.column + 1 : columnNumber(letters)
    this.count += 1
    if (this.column > bounds.cellsInRow || this.count > bounds.cellsInRow) throw brokenContent()
    this.cell = { type: t, format: Number(s), hasFormula: false }
    this.content = ''
    this.phonetic = 0
  }

  private closeCell(): void {
    const { cell, row, column } = this
    this.cell = undefined
    if (!cell || !row || column > bounds.columns) return
    const isText = cell.type === 'inlineStr' || cell.type === 'str'
    const raw: RawCell = { ...cell, column, text: isText ? unescaped(this.content) : this.content }
    const { text, flaw } = textOfCell(this.context, raw)
    if (text === '' && !flaw) return
    while (row.cells.length < column) row.cells.push('')
    row.cells[column - 1] = text
    if (flaw) row.flaws[column - 1] = flaw
  }

  private closeRow(): void {
    const { row } = this
    this.row = undefined
    if (!row || row.cells.length === 0) return
    const { rowNumber, cells, flaws, isHidden } = row
    this.rows.push({
      rowNumber,
      cells,
      ...(Object.keys(flaws).length > 0 && { flaws }),
      ...(isHidden && { isHidden }),
    })
  }
}

function tooMuch(row: number): UnreadableFile {
  return new UnreadableFile({
    zh: `到第 ${row} 行为止的内容过多，请按县（市、区）拆分后分别上传`,
    en: `it holds too much by row ${row}; split it by county or district and upload each part`,
  })
}

function cellTooLong(row: number): UnreadableFile {
  return new UnreadableFile({
    zh: `第 ${row} 行有一格内容过长，请检查后另存再上传`,
    en: `a cell in row ${row} is too long; check it, save the workbook anew and upload that`,
  })
}
