// A file that cannot be read, with the reason and the way out; light enough for the worker that reads files.

/** Thrown wherever a file cannot be read; who asked for the file makes a problem of it. */
export class UnreadableFile extends Error {}

/** Says that the content of a workbook is broken. */
export function brokenContent(): UnreadableFile {
  return new UnreadableFile('工作簿内容已损坏，请在表格软件中打开并另存后再上传')
}

/** Says that an archive is cut off, encrypted or broken. */
export function brokenArchive(): UnreadableFile {
  return new UnreadableFile('文件不完整或已损坏，请在表格软件中打开并另存为 .xlsx 后再上传')
}
