// Any entity, and any values of it: every kind of field, required or not, sorted, filtered, hidden or absent.
import { addDays, daysBetween, fraction } from '@huanju/quantities'
import fc from 'fast-check'
import { counts, days, most } from '../../tables/bounds.ts'
import { nameKey } from '../../tables/name-key.ts'
import { normalise } from '../../tables/normalise.ts'
import { entity, field, fieldsOf, lengthOf, writingOf, type Entity, type Field, type Flag } from '../index.ts'

const grades = ['A', 'B', 'C', 'D'].map((id) => ({ id, title: { zh: id, en: id } }))
const options = ['red', 'green', 'blue'].map((id) => ({ id, title: { zh: `${id}色`, en: id } }))
const flags = (shortenable: readonly Flag[]) => fc.subarray([...shortenable]).map((is) => ({ is }))
const plain: readonly Flag[] = ['required', 'listed', 'sorted', 'filtered']
const texts: readonly Flag[] = [...plain, 'searched']

const anyField: fc.Arbitrary<Field> = fc.oneof(
  fc
    .tuple(flags(texts), fc.integer({ min: 3, max: 80 }))
    .map(([given, max]) => field.text('文字', 'Text', { ...given, max })),
  flags(texts).map((given) => field.text('别名', 'Alias', { ...given, max: 30, comparedBy: nameKey })),
  flags(['required', 'listed']).map((given) => field.note('说明', 'Note', given)),
  fc
    .tuple(flags(texts), fc.integer({ min: 3, max: 20 }))
    .map(([given, max]) => field.code('编码', 'Code', { ...given, max })),
  flags(plain).map((given) => field.count('数', 'Count', given)),
  flags(['required', 'listed', 'sorted']).map((given) => field.area('面积', 'Area', given)),
  flags(['required', 'listed', 'sorted']).map((given) => field.money('金额', 'Amount', given)),
  flags(['required', 'listed']).map((given) => field.share('份额', 'Share', given)),
  flags(plain).map((given) => field.day('日期', 'Day', given)),
  flags(plain).map((given) => field.choice('颜色', 'Colour', { ...given, options })),
  flags(['required', 'listed', 'filtered']).map((given) => field.choices('颜色们', 'Colours', { ...given, options })),
  flags(['required', 'listed', 'filtered']).map((given) => field.yesNo('是否', 'Whether', given)),
  flags(['required', 'listed']).map((given) => field.position('坐标', 'Position', given)),
  fc.constant(field.grades('等级', 'Grades', { from: 'aspects', aspects: ['roof', 'wall'], options: grades })),
  flags(['required', 'listed']).map((given) => field.sealed('姓名', 'Name', { ...given, mask: 'name' })),
)

/** Any entity that lies in a place of its own, with up to eight fields; `many` keeps their tables apart. */
export const anyEntity: fc.Arbitrary<Entity> = fc
  .tuple(fc.array(anyField, { minLength: 1, maxLength: 8 }), fc.uuid())
  .map(([given, id]) => {
    const fields = {
      title: field.text('名称', 'Name', { max: 30, is: ['required', 'listed', 'sorted', 'searched'] }),
      ...named(given),
    }
    const name = `thing${id.replaceAll('-', '').slice(0, 12)}`
    return entity({
      one: name,
      many: `${name}s`,
      title: { zh: '物', en: 'Thing' },
      named: 'title',
      placed: { by: 'place', least: 'county' },
      rights: {
        read: 'communities.read',
        write: 'communities.write',
        import: 'communities.import',
        export: 'communities.export',
      },
      fields,
      sections: [{ id: 'all', title: { zh: '全部', en: 'All' }, fields: Object.keys(fields) }],
    })
  })

function named(given: readonly Field[]): Record<string, Field> {
  return Object.fromEntries(given.map((one, index) => [`field${'ABCDEFGH'[index] ?? ''}x`, one]))
}

const characters = fc.constantFrom(...'东岳小区一二三 abcXYZ019-—（）＃１Ａ𠮷\u200B\u00A0\t'.split(''))

const values: { readonly [Kind in Field['kind']]: (one: Field) => fc.Arbitrary<unknown> } = {
  text: textFor,
  note: textFor,
  code: textFor,
  sealed: textFor,
  count: () => fc.integer({ min: counts.from, max: counts.to }),
  area: () => fc.bigInt(0n, most.area),
  money: () => fc.bigInt(0n, most.money),
  share: () =>
    fc
      .tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 }))
      .filter(([n, d]) => n <= d)
      .map(([n, d]) => fraction(n, d)),
  day: () => fc.nat(daysBetween(days.from, days.to)).map((count) => addDays(days.from, count)),
  choice: ({ options: known = [] }) => fc.constantFrom(...known.map(({ id }) => id)),
  choices: ({ options: known = [], isRequired }) =>
    fc.subarray(
      known.map(({ id }) => id),
      { minLength: isRequired ? 1 : 0 },
    ),
  'yes-no': () => fc.boolean(),
  link: () => fc.uuid(),
  position: () =>
    fc.record({
      system: fc.constantFrom('CGCS2000' as const, 'GCJ-02' as const, 'BD-09' as const),
      longitude: fc.integer({ min: 73_000_000, max: 135_000_000 }).map((whole) => whole / 1e6),
      latitude: fc.integer({ min: 18_000_000, max: 53_000_000 }).map((whole) => whole / 1e6),
    }),
  grades: ({ aspects = [] }) => fc.dictionary(fc.constantFrom(...aspects), fc.constantFrom('A', 'B', 'C', 'D')),
}

function textFor(one: Field): fc.Arbitrary<string> {
  return fc
    .array(characters, { minLength: 1, maxLength: lengthOf(one) })
    .map((parts) => parts.join(''))
    .filter((text) => normalise(writingOf(one), text) !== '')
}

/** Values that are taken, unknown where a field may be. */
export function anyValues(one: Entity): fc.Arbitrary<Record<string, unknown>> {
  const own = fieldsOf(one).map(([id, declared]) => {
    const value = values[declared.kind](declared)
    return [id, declared.isRequired || declared.kind === 'grades' ? value : fc.option(value)] as const
  })
  return fc.record(Object.fromEntries(own))
}

/** Values of which one may be of the wrong kind, too long, too large or odd. */
export function anyAttempt(one: Entity): fc.Arbitrary<Record<string, unknown>> {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      '',
      ' ',
      '\u200B',
      null,
      -1,
      1.5,
      10_000_001,
      -1n,
      most.area + 1n,
      most.money + 1n,
      'x'.repeat(501),
      '1899-12-31',
      '2026-02-30',
      [],
      ['red', 'red'],
      ['mauve'],
      { roof: 'E' },
    ),
    fc.string({ maxLength: 90 }),
  )
  const ids = fieldsOf(one).map(([id]) => id)
  return fc
    .tuple(anyValues(one), fc.constantFrom(...ids), odd, fc.boolean())
    .map(([good, id, value, isGood]) => (isGood ? good : { ...good, [id]: value }))
}
