// Inputs of a form by kind of field: blanks stay unknown, choices go both ways, and personal data is kept unless retyped.
// @vitest-environment happy-dom
import { owners } from '@huanju/contract/communities'
import { owner } from '@huanju/domain/communities'
import { field, type Field } from '@huanju/engines/entities'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import {
  appears,
  box,
  button,
  buttons,
  choose,
  clearScreen,
  leave,
  press,
  said,
  show,
  type,
  until,
} from '../../testing/screen.tsx'
import { refused } from '../../testing/server.ts'
import { idOf, recordMeta, townServer } from '../../testing/town.ts'
import type { Entry, Values } from './entry.ts'
import { inputs } from './inputs.tsx'
import { RecordFormScreen } from './RecordFormScreen.tsx'

afterEach(clearScreen)

const options = ['甲类', '乙类'].map((zh) => ({ id: zh, title: { zh, en: zh } }))
const optionsOf = () => options

/** One input with its label, and what it told last. */
function One({
  declared,
  start = { value: null },
  record = null,
}: {
  declared: Field
  start?: Entry
  record?: Values | null
}) {
  const [entry, set] = useState<Entry>(start)
  const { Input } = inputs[declared.kind]
  return (
    <>
      <label htmlFor="it">{declared.title.zh}</label>
      <Input id="it" field={declared} {...{ entry, set, optionsOf, record }} aria={{}} />
      <output>{JSON.stringify({ value: entry.value, fault: entry.fault?.zh })}</output>
    </>
  )
}

const told = (): unknown => JSON.parse(document.querySelector('output')?.textContent ?? '')
const tells = (expected: unknown) => until(() => expect(told()).toEqual(expected))

describe('a choice', () => {
  it('is unknown until it is made, and is cleared where it need not be made', async () => {
    await show(<One declared={field.choice('类别', 'Kind', { from: 'kinds' })} />)
    expect(told()).toEqual({ value: null })
    await choose('类别', '乙类')
    await tells({ value: '乙类' })
    expect(document.querySelector('.ant-select-clear')).not.toBeNull()
  })

  it('cannot be cleared where it must be made', async () => {
    await show(
      <One declared={field.choice('类别', 'Kind', { from: 'kinds', is: ['required'] })} start={{ value: '甲类' }} />,
    )
    await choose('类别', '乙类')
    await tells({ value: '乙类' })
    expect(document.querySelector('.ant-select-clear')).toBeNull()
  })
})

it('tells no from unknown', async () => {
  await show(<One declared={field.yesNo('有电梯', 'Lift')} />)
  expect(told()).toEqual({ value: null })
  await choose('有电梯', '否')
  await tells({ value: false })
  await choose('有电梯', '是')
  await tells({ value: true })
})

it('takes several of many, and none of them for unknown', async () => {
  const many = Array.from({ length: 17 }, (_, index) => ({
    id: `k${index}`,
    title: { zh: `${index}类`, en: `${index}` },
  }))
  await show(<One declared={field.choices('类别', 'Kinds', { options: many })} />)
  await choose('类别', '3类')
  await choose('类别', '5类')
  await tells({ value: ['k3', 'k5'] })
  await choose('类别', '3类')
  await tells({ value: ['k5'] })
  await choose('类别', '5类')
  await tells({ value: null })
})

describe('a day', () => {
  it('that is a year alone stands for its last day, says so, and stays as typed', async () => {
    await show(<One declared={field.day('竣工日期', 'Completed', { yearMeans: 'last-day' })} />)
    await type('竣工日期', '1996')
    await tells({ value: '1996-12-31' })
    await appears('暂按 1996-12-31 记录')
    leave('竣工日期')
    expect(box('竣工日期').value).toBe('1996')
  })

  it('that was typed with dots is written as days are once it is left', async () => {
    await show(<One declared={field.day('竣工日期', 'Completed')} />)
    await type('竣工日期', '1996.6.30')
    leave('竣工日期')
    await until(() => expect(box('竣工日期').value).toBe('1996-06-30'))
    expect(told()).toEqual({ value: '1996-06-30' })
  })
})

it('takes a position only whole, in the system that was said', async () => {
  await show(<One declared={field.position('坐标', 'Position')} />)
  await choose('坐标系', 'GCJ-02')
  await type('经度', '117.1')
  await tells({ value: null, fault: '经度和纬度要一起填写' })
  await type('纬度', '91')
  await until(() => expect(String(JSON.stringify(told()))).toContain('纬度'))
  await type('纬度', '36.2')
  await tells({ value: { system: 'GCJ-02', longitude: 117.1, latitude: 36.2 } })
})

describe('personal data in a form', () => {
  const person = {
    ...recordMeta,
    id: idOf(40),
    dwellingId: idOf(50),
    legalPersonId: null,
    share: null,
    ownedFrom: null,
    ownedTo: null,
    name: '张*',
    phone: '138****5678',
    idNumber: null,
    names: { dwellingId: '2-301', 'dwellingId.buildingId': '1号楼', 'dwellingId.buildingId.communityId': '南关小区' },
  }

  const name = '姓名或单位名称'

  /** Opens the form of an owner, does something, and gives what is sent. */
  async function sentAfter(act: () => Promise<void>): Promise<unknown> {
    const server = townServer()
      .on(owners.get, () => person)
      .on(owners.update, () => refused(422, 'x', { zh: '到此为止', en: '' }))
    const screen = { at: `/owners/${person.id}/edit`, path: '/owners/$id/edit', rights: ['communities.write'] as const }
    await show(<RecordFormScreen entity={owner} />, screen)
    await appears('保存')
    await act()
    await press('保存')
    await appears('到此为止')
    return server.askedOf(owners.update)[0]?.body
  }

  it('shows masked, is never the value of a box, and is kept where nothing is typed or it was rubbed out again', async () => {
    const sent = await sentAfter(async () => {
      expect([box(name).value, box(name).placeholder, box('电话').placeholder]).toEqual(['', '张*', '138****5678'])
      expect(said()).toContain('不填则保留原内容')
      await type(name, '李')
      await type(name, '')
      await type('份额', '1/2')
    })
    expect(sent).toMatchObject({ dwellingId: idOf(50), share: '1/2' })
    expect(JSON.stringify(sent)).not.toMatch(/张|138|"name"|"phone"/)
  })

  it('is replaced by what is typed, and cleared only by the button, which can be taken back', async () => {
    const sent = await sentAfter(async () => {
      await type('电话', '13987654321')
      await type('电话', '')
      expect(buttons().filter((name) => name === '清除')).toHaveLength(2)
      button('清除').click()
      await until(() => expect(box('电话').disabled).toBe(true))
      expect(box('电话').placeholder).toBe('保存后清除原内容')
      await press('不清除')
      await until(() => expect(box('电话').disabled).toBe(false))
      button('清除').click()
      await type(name, '李四')
    })
    expect(sent).toMatchObject({ name: '李四', phone: null })
  })
})
