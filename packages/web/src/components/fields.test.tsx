// Fields that stand outside the form of a record: what is typed is read exactly or marked red, and its form knows.
// @vitest-environment happy-dom
import { field, type Field } from '@huanju/engines/entities'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { appears, box, choose, clearScreen, leave, press, said, show, type, until } from '../testing/screen.tsx'
import { idOf, regions, townServer } from '../testing/town.ts'
import { listRegions } from '@huanju/contract/organisations'
import { CountField, DayField, TextField } from './fields.tsx'
import { PlacePicker, type Place } from './pickers.tsx'
import { FigureField } from './records/FigureField.tsx'
import { Unread, useUnread } from './unread.tsx'

afterEach(clearScreen)

const words = { zh: '数', en: 'Figure' }

/** A form of one field: what it holds, and whether it would save. */
function Form<Value>({ start, draw }: { start: Value; draw: (value: Value, set: (next: Value) => void) => ReactNode }) {
  const [value, set] = useState(start)
  const [saved, save] = useState<string[]>([])
  const unread = useUnread()
  const text = typeof value === 'bigint' ? `${value}n` : JSON.stringify(value)
  return (
    <Unread of={unread}>
      {draw(value, set)}
      <input aria-label="elsewhere" />
      <Button onClick={() => unread.isReadable() && save([...saved, text])}>保存</Button>
      <output>{text}</output>
      <ins>{saved.join(' ')}</ins>
    </Unread>
  )
}

const held = () => document.querySelector('output')?.textContent
const saved = () => document.querySelector('ins')?.textContent
const holds = (text: string) => until(() => expect(held()).toBe(text))

describe('a count', () => {
  const draw = (value: number | null, set: (next: number | null) => void) => (
    <CountField id="count" words={words} value={value} onChange={set} unit="户" />
  )

  it('takes whole numbers, with separators too, and a blank for unknown rather than for nought', async () => {
    await show(<Form<number | null> start={12} draw={draw} />)
    expect(box('数').value).toBe('12')
    await type('数', '0')
    await holds('0')
    await type('数', '')
    await holds('null')
    box('数').focus()
    const typed = box('数')
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(typed, '1,200')
    typed.dispatchEvent(new Event('input', { bubbles: true }))
    await holds('1200')
  })

  it.each(['-5', '1.5', 'abc', '１２'])(
    'marks %s red and does not let its form save until it is mended',
    async (wrong) => {
      await show(<Form<number | null> start={12} draw={draw} />)
      await type('数', wrong)
      await appears('应为不小于零的整数')
      expect(box('数').getAttribute('aria-invalid')).toBe('true')
      box('elsewhere').focus()
      await press('保存')
      await until(() => expect(document.activeElement).toBe(box('数')))
      expect(saved()).toBe('')
      await type('数', '7')
      await until(() => expect(said()).not.toContain('应为不小于零的整数'))
      await press('保存')
      await until(() => expect(saved()).toBe('7'))
    },
  )
})

describe('an amount', () => {
  const cost: Field = field.money('金额', 'Amount', { inWan: true })
  const area: Field = field.area('面积', 'Area')
  const formOf = (declared: Field) => (
    <Form<bigint>
      start={10_000_000n}
      draw={(value, set) => <FigureField id="figure" field={declared} value={value} onChange={set} />}
    />
  )

  it('is typed in 万元 and held in fen to the last digit, which is said in 元 below', async () => {
    await show(formOf(cost))
    expect(box('金额').value).toBe('10.00')
    await type('金额', '138.123456')
    await holds('138123456n')
    expect(said()).toContain('即 1,381,234.56 元')
    expect(said()).toContain('万元')
    await type('金额', '123,456.789012')
    await holds('123456789012n')
  })

  it('is typed in ㎡ and held in dm², and is written as it is kept once it is left', async () => {
    await show(formOf(area))
    await type('面积', '1200.5')
    await holds('120050n')
    expect(box('面积').value).toBe('1200.5')
    leave('面积')
    await until(() => expect(box('面积').value).toBe('1,200.50'))
  })

  it.each([
    ['finer than a fen', '1.2345678'],
    ['a word', '不清楚'],
    ['blank', ''],
  ])('that is %s keeps its form from saving, and what was held stays', async (_, wrong) => {
    await show(formOf(cost))
    await type('金额', wrong)
    await until(() => expect(box('金额').getAttribute('aria-invalid')).toBe('true'))
    box('elsewhere').focus()
    await press('保存')
    await until(() => expect(document.activeElement).toBe(box('金额')))
    expect(saved()).toBe('')
    expect(held()).toBe('10000000n')
  })
})

describe('a day', () => {
  const draw = (value: string | null, set: (next: string | null) => void) => (
    <DayField id="day" words={{ zh: '日', en: 'Day' }} value={value} onChange={set} />
  )

  it('is read however it is written, and written as days are once it is left', async () => {
    await show(<Form<string | null> start="2026-01-01" draw={draw} />)
    await type('日', '2026年3月1日')
    await holds('"2026-03-01"')
    leave('日')
    await until(() => expect(box('日').value).toBe('2026-03-01'))
  })

  it('stands as it was while what is typed is none, is red, says why, and is not saved', async () => {
    await show(<Form<string | null> start="2026-01-01" draw={draw} />)
    await type('日', '2026-02-30')
    await appears('这还不是一个日期')
    expect(held()).toBe('"2026-01-01"')
    leave('日')
    await press('保存')
    await until(() => expect(document.activeElement).toBe(box('日')))
    expect(saved()).toBe('')
    await type('日', '')
    await holds('null')
    await press('保存')
    await until(() => expect(saved()).toBe('null'))
  })
})

describe('a line of text', () => {
  it('is nothing where it is blank, and says what is wrong to those who do not see it either', async () => {
    const draw = (value: string | null, set: (next: string | null) => void) => (
      <TextField
        {...{ id: 'line', words: { zh: '名', en: 'Name' }, value, onChange: set }}
        help={{ zh: '写全称', en: 'In full' }}
        finding={value === null ? { zh: '请填写', en: 'Fill this in' } : undefined}
      />
    )
    await show(<Form<string | null> start="甲" draw={draw} />)
    expect(box('名').getAttribute('aria-describedby')).toBe('line-help')
    await type('名', '')
    await holds('null')
    expect(box('名').getAttribute('aria-describedby')).toBe('line-finding line-help')
    expect(document.getElementById('line-finding')?.textContent).toBe('请填写')
  })
})

describe('a place', () => {
  const nowhere: Place = { countyId: null, subdistrictId: null, neighbourhoodId: null }
  const draw = (value: Place, set: (next: Place) => void) => <PlacePicker value={value} onChange={set} isRequired />
  const idsOf = (county: number, subdistrict: number | null, neighbourhood: number | null) =>
    JSON.stringify({
      countyId: idOf(county),
      subdistrictId: subdistrict && idOf(subdistrict),
      neighbourhoodId: neighbourhood && idOf(neighbourhood),
    })
  const offered = () => [...document.querySelectorAll('.ant-select-item-option')].map(({ textContent }) => textContent)

  it('narrows from county to neighbourhood, and forgets what lies in another county', async () => {
    townServer()
    await show(<Form<Place> start={nowhere} draw={draw} />)
    await choose('县（市、区）', '东县')
    await choose('街道（镇）', '城关街道')
    expect(offered()).not.toContain('山前街道')
    await choose('社区', '南门社区')
    await holds(idsOf(1, 11, 111))
    await choose('县（市、区）', '西县')
    await holds(idsOf(2, null, null))
  })

  it('takes the county of a subdistrict that was chosen first', async () => {
    townServer()
    await show(<Form<Place> start={nowhere} draw={draw} />)
    await choose('街道（镇）', '山前街道')
    await holds(idsOf(2, 21, null))
  })

  it('offers only what one may open', async () => {
    const own = regions.map((one) => ({ ...one, isVisible: one.id !== idOf(2) && one.id !== idOf(21) }))
    townServer().on(listRegions, () => ({ on: '2026-11-23', rows: own }))
    await show(<Form<Place> start={nowhere} draw={draw} />)
    await choose('县（市、区）', '东县')
    await choose('街道（镇）', '河湾镇')
    expect(offered()).not.toContain('西县')
    expect(offered()).not.toContain('山前街道')
  })
})

it('leads to the first wrong field of its own form, though one above it on the page is wrong as well', async () => {
  await show(
    <>
      <div data-wrong="">
        <input aria-label="other" aria-invalid />
      </div>
      <Form<number | null>
        start={12}
        draw={(count, set) => <CountField id="count" words={words} value={count} onChange={set} unit="户" />}
      />
    </>,
  )
  await type('数', 'abc')
  await appears('应为不小于零的整数')
  await press('保存')
  await until(() => expect(document.activeElement).toBe(box('数')))
  box('elsewhere').focus()
  await press('保存')
  await until(() => expect(document.activeElement).toBe(box('数')))
})
