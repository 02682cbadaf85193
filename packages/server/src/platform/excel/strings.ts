// The shared texts of a workbook, within bounds.
import { textOfPart, type Archive } from './archive.ts'
import { bounds } from './bounds.ts'
import { UnreadableFile } from './unreadable.ts'
import { readWholeXml, unescaped } from './xml.ts'

/** Reads the shared texts; readings of characters (phonetic) are no part of a text. */
export async function readStrings(archive: Archive, part: string | undefined): Promise<readonly string[]> {
  const strings: string[] = []
  if (part === undefined) return strings
  let [text, isText, phonetic, characters] = ['', false, 0, 0]
  await readWholeXml(textOfPart(archive, part), {
    open: ({ name }) => {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic += 1
      isText = name === 't' && phonetic === 0
    },
    text: (piece) => {
      if (!isText) return
      text += piece
      characters += piece.length
      if (characters > bounds.stringCharacters || text.length > bounds.cellCharacters) throw tooMuch()
    },
    close: (name) => {
      if (name === 'rPh') phonetic -= 1
      isText = false
      if (name !== 'si') return
      if (strings.length >= bounds.strings) throw tooMuch()
      strings.push(unescaped(text))
    },
  })
  return strings
}

function tooMuch(): UnreadableFile {
  return new UnreadableFile({
    zh: '工作簿的文字过多，请只保留要导入的数据，另存为新的 .xlsx 后上传',
    en: 'the workbook holds too much text; keep only what is to be imported, save that as a new .xlsx and upload it',
  })
}
