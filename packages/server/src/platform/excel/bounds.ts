// What a file may hold at most, once: whoever reads a file asks here, so that no file costs more than it may.

const megabyte = 1024 * 1024

/** Bounds of a file that is read; each lies far above what an honest list holds. */
export const bounds = {
  /** Parts of an archive. */
  parts: 2000,
  /** Bytes of all sheets once unpacked; they are streamed. */
  sheetBytes: 600 * megabyte,
  /** Bytes of all other parts that are read, once unpacked. */
  otherBytes: 128 * megabyte,
  /** How deep elements may lie within each other, and how many attributes one may have. */
  depth: 64,
  attributes: 256,
  /** Characters of XML in which something must begin or end. */
  token: 1_000_000,
  /** Shared texts of a workbook, and characters of all of them. */
  strings: 2_000_000,
  stringCharacters: 40_000_000,
  /** Formats of cells, and sheets that are looked at. */
  formats: 65_536,
  sheets: 40,
  /** Characters of a cell, of a row, and of all rows. */
  cellCharacters: 32_767,
  rowCharacters: 1_000_000,
  sheetCharacters: 100_000_000,
  /** Columns that are looked at, those a row can have, and rows a sheet can have. */
  columns: 200,
  cellsInRow: 16_384,
  rowNumber: 1_048_576,
  /** Merged areas of a sheet, and those that may lie side by side. */
  merges: 200_000,
  mergesAbreast: 400,
  /** Megabytes the worker that reads a file may fill. */
  memoryMb: 384,
  /** Seconds a first look at a file may take, and reading all of it. */
  lookSeconds: 30,
  readSeconds: 600,
  /** First looks at once, and those that may wait for their turn. */
  looks: { atOnce: 2, waiting: 4 },
} as const
