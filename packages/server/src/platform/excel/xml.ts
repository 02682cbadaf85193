// Reads XML as it streams by, within bounds: no part of it is held, nothing in it can make reading slow.
import { Parser } from 'htmlparser2'
import { bounds } from './bounds.ts'
import { brokenContent, UnreadableFile } from './unreadable.ts'

/** An element as it begins. */
export interface Tag {
  /** Its name without prefix, and the prefix with its colon, mostly empty. */
  readonly name: string
  readonly prefix: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Where an element begins or ends in the text, from 0; `end` is behind its last character. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Who listens to XML. */
export interface XmlListener {
  open?(tag: Tag, span: Span): void
  close?(name: string, span: Span): void
  text?(text: string): void
  /** Asked after every piece: nothing more is wanted. */
  isDone?(): boolean
}

const tooLong = {
  zh: '工作簿里有一项内容过长，请检查后另存再上传',
  en: 'something in the workbook is too long; check it, save it anew and upload that',
}

/** Reads pieces of XML and gives a turn after each, so that what was heard can be taken before more is read. */
export async function* readXml(pieces: AsyncIterable<string>, listener: XmlListener): AsyncGenerator<string> {
  const reading = new BoundedParser(listener)
  for await (const piece of pieces) {
    reading.take(piece)
    yield piece
    if (listener.isDone?.()) return
  }
  reading.end()
}

/** Reads a whole part, for listeners that keep what they hear. */
export async function readWholeXml(pieces: AsyncIterable<string>, listener: XmlListener): Promise<void> {
  const reading = readXml(pieces, listener)
  while (!(await reading.next()).done);
}

class BoundedParser {
  private readonly parser: Parser
  private depth = 0
  private attributes = 0
  private quiet = 0
  private hasRoot = false

  constructor(listener: XmlListener) {
    this.parser = new Parser(
      {
        onopentagname: () => this.opened(),
        onattribute: () => this.attributed(),
        onopentag: (name, attributes) => listener.open?.(tagOf(name, attributes), this.span()),
        onclosetag: (name) => {
          this.quiet = 0
          this.depth -= 1
          listener.close?.(bare(name), this.span())
        },
        ontext: (text) => {
          this.quiet = 0
          listener.text?.(text)
        },
        oncomment: () => void (this.quiet = 0),
        onprocessinginstruction: (name) => {
          this.quiet = 0
          // A document type may define entities that swell; workbooks have none.
          if (/^!doctype/i.test(name)) throw brokenContent()
        },
      },
      { xmlMode: true },
    )
  }

  take(piece: string): void {
    this.quiet += piece.length
    this.parser.write(piece)
    if (this.quiet > bounds.token) throw new UnreadableFile(tooLong)
  }

  end(): void {
    if (this.depth > 0 || !this.hasRoot) throw brokenContent()
    this.parser.end()
  }

  private span(): Span {
    return { start: this.parser.startIndex, end: this.parser.endIndex + 1 }
  }

  private opened(): void {
    this.quiet = 0
    this.attributes = 0
    this.depth += 1
    this.hasRoot = true
    if (this.depth > bounds.depth) throw brokenContent()
  }

  private attributed(): void {
    this.quiet = 0
    this.attributes += 1
    if (this.attributes > bounds.attributes) throw new UnreadableFile(tooLong)
  }
}

function tagOf(name: string, attributes: Record<string, string>): Tag {
  const colon = name.indexOf(':')
  return { name: colon < 0 ? name : name.slice(colon + 1), prefix: name.slice(0, colon + 1), attributes }
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The value of an attribute by its name without prefix. */
export function attributeOf({ attributes }: Tag, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name]
  return Object.entries(attributes).find(([each]) => bare(each) === name)?.[1]
}

/** Bytes as text: UTF-8, or UTF-16 where its mark stands at the beginning. */
export async function* decodedXml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  for await (const piece of bytes) {
    decoder ??= new TextDecoder(encodingOf(piece))
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder?.decode() ?? ''
  if (rest !== '') yield rest
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

const escape = /_x([0-9A-Fa-f]{4})_/g

/** The text of a cell with characters that XML cannot hold, written _x000D_, as they are. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(escape, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}
