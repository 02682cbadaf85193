// What names of buildings are compared by: 3号楼, 3#楼, 三号楼 and 3栋 are one building; 1-1号楼 and 11号楼 are two.
import { madeAlike } from '@huanju/engines/tables'

const ones = [...'一二三四五六七八九']
const tens = ['', '十', ...ones.slice(1).map((digit) => `${digit}十`)]
// 一 to 九十九, each with its figures.
const numerals = new Map(
  tens.flatMap((ten, times) =>
    ['', ...ones].map((digit, rest): [string, string] => [`${ten}${digit}`, String(times * 10 + rest)]),
  ),
)

// Marks that do not stand between two figures or letters say nothing: 3号楼（东） is 3号楼东, but 1-1 is not 11.
const loose = /(?<![0-9a-z\p{P}\p{S}])[\p{P}\p{S}]+|[\p{P}\p{S}]+(?![0-9a-z\p{P}\p{S}])/gu

/** The key of a building's name: the ways to write the same number have one, a letter, a side or a dash sets it apart. */
export function buildingKey(name: string): string {
  return madeAlike(name)
    .replaceAll(/[0-9一二三四五六七八九十]+/g, (figures) => numerals.get(figures) ?? figures)
    .replaceAll(/([0-9a-z][甲乙丙丁戊己庚辛壬癸]?)#+/g, '$1号')
    .replaceAll(loose, '')
    .replaceAll(/(?<![0-9a-z])第+(?=[0-9])/g, '')
    .replaceAll(/([0-9a-z][甲乙丙丁戊己庚辛壬癸]?)(?:号+[楼栋幢座]*|[楼栋幢座]+)/g, '$1号')
    .replace(/([0-9a-z][甲乙丙丁戊己庚辛壬癸]?)号$/, '$1')
}
