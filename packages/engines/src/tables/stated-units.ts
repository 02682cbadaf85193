// The units a sheet states once for all its figures: 单位：万平方米、万元, above the head or in the title.
import type { CellKind } from './types.ts'

/** Units that hold where a header says none, by kind of cell, and the words they were stated in. */
export interface StatedUnits {
  readonly words: string
  readonly units: Readonly<Partial<Record<CellKind, string>>>
}

const spellings: readonly (readonly [CellKind, string, RegExp])[] = [
  ['area', '万㎡', /万(?:m2|平方米|平米)/],
  ['area', '㎡', /m2|平方米|平米/],
  ['money', '亿元', /亿元/],
  ['money', '万元', /万元/],
  ['money', '元', /(?:^|[^单公美欧日百千万亿])元/],
]

/** Finds the units that lines above the head state; undefined when they state none. */
export function findStatedUnits(lines: readonly (readonly string[])[]): StatedUnits | undefined {
  for (const text of lines.flat().toReversed()) {
    const stated = /单位[:：]([^()（）:：]{1,60})/.exec(text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, ''))
    const found = spellings.filter(([, , spelling]) => spelling.test(stated?.[1] ?? ''))
    if (!stated || found.length === 0) continue
    // The larger unit is listed first and is the one that is meant.
    const units = Object.fromEntries(found.toReversed().map(([kind, unit]) => [kind, unit]))
    return { words: stated[0].slice(0, 60), units }
  }
  return undefined
}
