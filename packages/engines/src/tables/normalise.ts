// How what people write is made alike before it is checked: the same for a form, a sheet and a request.

/** How a text is written: one line, several lines, or a mark of fixed writing such as a number or a code. */
export type Writing = 'line' | 'lines' | 'code'

// Marks that cannot be seen: whatever Unicode says may be left out in showing (soft hyphen, zero-width and direction
// marks, fillers, selectors of variants, tags), blanks of Braille, marks of ruby; and halves of characters.
const invisible = /[\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB\p{Cs}]/gu
// Controls and separators that stand for a blank; a line feed stays where there are lines.
const controls = /(?!\n)[\p{Cc}\u2028\u2029]/gu

// They turn the letters after them around, so that a name reads as another; invisible marks that do not are dropped.
const turning = /[\u202A-\u202E\u2066-\u2069]/u

/** Whether a text holds marks that make its letters read as others: such a text is refused, never cleaned. */
export function turnsLetters(text: string): boolean {
  return turning.test(text)
}

// A lone stroke is what people write where there is nothing to write.
const strokes = /^(?:[-—/\\]|--|——)$/u

/**
 * A text as it is kept: invisible marks gone, controls as blanks, ends trimmed, a lone stroke as nothing; codes with
 * widths and case made alike.
 */
export function normalise(writing: Writing, given: string): string {
  const seen = given.replaceAll(invisible, '').replaceAll('\r\n', '\n').replaceAll(controls, ' ')
  const text =
    writing === 'code' ? seen.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase() : lined(writing, seen).trim()
  return strokes.test(text) ? '' : text
}

function lined(writing: Writing, text: string): string {
  return writing === 'line' ? text.replaceAll('\n', ' ') : text
}
