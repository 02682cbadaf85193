// A file that cannot be read, with the reason and the way out; light enough for the worker that reads files.
import type { Words } from '@huanju/contract'

/** Thrown wherever a file cannot be read; who asked for the file makes a problem of it. */
export class UnreadableFile extends Error {
  /** Why, and the way out; the English goes on from “The file cannot be read:”. */
  readonly words: Words

  constructor(words: Words) {
    super(words.zh)
    this.words = words
  }
}

/** Says that the content of a workbook is broken. */
export function brokenContent(): UnreadableFile {
  return new UnreadableFile({
    zh: '工作簿内容已损坏，请在表格软件中打开并另存后再上传',
    en: 'what the workbook holds is damaged; open it in a spreadsheet program, save it anew and upload that',
  })
}

/** Says that an archive is cut off, encrypted or broken. */
export function brokenArchive(): UnreadableFile {
  return new UnreadableFile({
    zh: '文件不完整或已损坏，请在表格软件中打开并另存为 .xlsx 后再上传',
    en: 'it is incomplete or damaged; open it in a spreadsheet program, save it as .xlsx and upload that',
  })
}

/** Says that rows are numbered higher than a sheet can have them. */
export function rowsTooHigh(): UnreadableFile {
  return new UnreadableFile({
    zh: '行号超出范围，请在表格软件中打开并另存后再上传',
    en: 'its row numbers go beyond those of a sheet; open it in a spreadsheet program, save it anew and upload that',
  })
}
