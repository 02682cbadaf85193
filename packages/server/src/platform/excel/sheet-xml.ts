// Takes the XML of a sheet apart row by row while it streams by, without reading the rest of it.
import { Problem } from '@huanju/contract'

/** One row as it stands in the XML. */
export interface RowText {
  readonly rowNumber: number
  /** Namespace prefix with its colon, mostly empty. */
  readonly prefix: string
  readonly attributes: string
  readonly inner: string
  readonly whole: string
}

const rowMost = 20_000_000
const opening = /<((?:\w+:)?)row((?:\s[^>]*?)?)(\/?)>/

/** Yields the rows of a sheet and, as plain texts, all that stands between them; joined they are the sheet again. */
export async function* rowsIn(text: AsyncIterable<string>): AsyncGenerator<string | RowText> {
  let [rest, rowNumber] = ['', 0]
  for await (const piece of text) {
    rest += piece
    for (;;) {
      const found = nextRow(rest, rowNumber)
      if (!found) break
      if (found.before !== '') yield found.before
      yield found.row
      rowNumber = found.row.rowNumber
      rest = rest.slice(found.before.length + found.row.whole.length)
    }
    // What is no row and no part of one goes on at once; sheets may carry much behind their rows.
    const whole = opening.test(rest) ? 0 : rest.lastIndexOf('<')
    if (whole > 0) {
      yield rest.slice(0, whole)
      rest = rest.slice(whole)
    }
    if (rest.length > rowMost) throw new Problem('unreadable-file', { reason: '有一行内容过长，请检查后另存再上传' })
  }
  if (rest !== '') yield rest
}

function nextRow(text: string, previous: number): { before: string; row: RowText } | undefined {
  const found = opening.exec(text)
  if (!found) return undefined
  const [open, prefix = '', attributes = '', closed = ''] = found
  const start = found.index
  const stated = Number(/\sr="(\d+)"/.exec(attributes)?.[1])
  const rowNumber = Number.isInteger(stated) && stated > 0 ? stated : previous + 1
  if (closed) return { before: text.slice(0, start), row: { rowNumber, prefix, attributes, inner: '', whole: open } }
  const close = `</${prefix}row>`
  const end = text.indexOf(close, start)
  if (end < 0) return undefined
  const inner = text.slice(start + open.length, end)
  const whole = text.slice(start, end + close.length)
  return { before: text.slice(0, start), row: { rowNumber, prefix, attributes, inner, whole } }
}
