// What a cell of a workbook may be beside its text, and what that means for the column it stands in.
import { turnsLetters } from './normalise.ts'
import type { Column, Finding, Words } from './types.ts'

/**
 * What a sheet says of a cell beside its text: an error such as #REF!, a formula whose result was not kept, a number of
 * more digits than a sheet can keep, one of a calendar from 1904, or one cell of a merged area.
 */
export type CellFlaw = 'error' | 'no-result' | 'digits-lost' | 'from-1904' | 'merged'

const errors =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!|GETTING_DATA)$/i

/** Whether a text is what a sheet shows where a formula went wrong, such as #REF!. */
function isErrorText(text: string): boolean {
  return text.startsWith('#') && errors.test(text.normalize('NFKC').trim())
}

// What the text itself shows, whatever the sheet says of its cell.
function flawOf({ kind }: Column, text: string): 'error' | 'turned' | undefined {
  if (isErrorText(text)) return 'error'
  return kind === 'text' && turnsLetters(text) ? 'turned' : undefined
}

/** A cell as it goes on to be read; no text when there is nothing that may be read. */
export interface Unflawed {
  readonly text: string | undefined
  readonly finding?: Finding
}

/** Whether a cell may be read as its text says, by its column; `isNeeded` where nothing may be left out silently. */
export function withoutFlaw(column: Column, text: string, flaw: CellFlaw | undefined, isNeeded: boolean): Unflawed {
  const kind = flawOf(column, text) ?? flaw
  if (kind === 'from-1904') return { text: isBareSerial(column, text) ? String(Number(text) + daysTo1904) : text }
  const isFigure = column.kind === 'count' || column.kind === 'area' || column.kind === 'money'
  if (kind === undefined || (kind === 'merged' && !isFigure)) return { text }
  // A figure over several rows is that of all of them together.
  const isGrave = kind === 'digits-lost' || kind === 'turned' || column.kind !== 'text' || isNeeded
  const isSlight = kind === 'merged' || !isGrave
  const severity = isSlight ? 'warning' : 'error'
  return {
    text: undefined,
    finding: { column: column.id, severity, message: words[kind](column.title, text), value: text },
  }
}

const daysTo1904 = 1462

function isBareSerial({ kind }: Column, text: string): boolean {
  return kind === 'day' && /^\d{4,5}(?:\.\d+)?$/.test(text) && !/^(?:19|20)\d{2}$/.test(text)
}

const words: Readonly<Record<Exclude<CellFlaw, 'from-1904'> | 'turned', (title: Words, text: string) => Words>> = {
  error: ({ zh, en }, text) => ({
    zh: `“${zh}”这一格是公式出错的“${text}”，没有读入；请改正公式或直接填写`,
    en: `“${en}” shows ${text}, a formula that went wrong; nothing was read. Mend it or write the value`,
  }),
  'no-result': ({ zh, en }) => ({
    zh: `“${zh}”这一格是公式，文件里没有保存它的结果；请在表格软件中打开、重新保存，或把公式粘贴为数值`,
    en: `“${en}” is a formula whose result was not kept in the file; open and save it, or paste it as a value`,
  }),
  'digits-lost': ({ zh, en }, text) => ({
    zh: `“${zh}”是超过 15 位的数字（${text}），表格软件已把后面几位变成 0；请把这一列设为文本后重新填写`,
    en: `“${en}” is a number of more than 15 digits (${text}); its last ones are lost. Format as text, type again`,
  }),
  turned: ({ zh, en }) => ({
    zh: `“${zh}”含有不可见的文字方向控制符，看到的可能不是所写的；请删去这一格，重新打字填写`,
    en: `“${en}” holds invisible marks that turn letters around, so it may read as another; type it anew`,
  }),
  merged: ({ zh, en }, text) => ({
    zh: `“${zh}”与相邻的格合并（${text}），不知各是多少，没有读入；请拆分后分别填写`,
    en: `“${en}” is one of several merged cells (${text}); its own figure is not known. Split them`,
  }),
}
