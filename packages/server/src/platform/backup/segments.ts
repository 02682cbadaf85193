// The write-ahead log as a row of segments with names: 8 digits of timeline, 16 of place, in hexadecimal.

const perLog = 0x100

/** Whether a name is that of a whole segment; histories of timelines and labels of backups are none. */
export function isSegment(name: string): boolean {
  return /^[0-9A-F]{24}$/.test(name)
}

/** The segment after another one, 16 MiB each, on the same timeline. */
export function nextSegment(name: string): string {
  const timeline = name.slice(0, 8)
  const place = Number.parseInt(name.slice(8, 16), 16) * perLog + Number.parseInt(name.slice(16), 16) + 1
  return `${timeline}${hex(Math.floor(place / perLog))}${hex(place % perLog)}`
}

/** The first segment missing from a row that should reach from one to another, both included; undefined if whole. */
export function firstGap(names: ReadonlySet<string>, from: string, to: string): string | undefined {
  for (let name = from; name <= to; name = nextSegment(name)) {
    if (!names.has(name)) return name
  }
  return undefined
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(8, '0')
}
