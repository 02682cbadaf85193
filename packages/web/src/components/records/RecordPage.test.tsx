// The page of a record: its facts, which acts it offers, what is asked before what cannot be undone, and what stays masked.
// @vitest-environment happy-dom
import { facilities } from '@huanju/contract/communities'
import { provePassword } from '@huanju/contract/identity'
import { dutyHoldings, legalPersons } from '@huanju/contract/organisations'
import { facility } from '@huanju/domain/communities'
import { dutyHolding, legalPerson } from '@huanju/domain/organisations'
import { afterEach, describe, expect, it } from 'vitest'
import { PasswordAgain } from '../../app/PasswordAgain.tsx'
import {
  appears,
  box,
  button,
  buttons,
  clearScreen,
  link,
  press,
  said,
  show,
  type,
  until,
} from '../../testing/screen.tsx'
import { down, held, refused } from '../../testing/server.ts'
import { canteen, idOf, recordMeta, townServer } from '../../testing/town.ts'
import { RecordPage } from './RecordPage.tsx'

afterEach(clearScreen)

const at = `/facilities/${canteen.id}`
const path = '/facilities/$id'
const page = <RecordPage entity={facility} extras={{}} />
const history = { rows: [] }

/** Opens the page of a facility as it is stored. */
async function opened(record: typeof canteen, language: 'zh' | 'en' = 'zh') {
  const server = townServer()
    .on(facilities.get, () => record)
    .on(facilities.history, () => history)
  const screen = await show(page, { at, path, language })
  await until(() => expect(document.querySelector('h1')?.textContent).toContain(record.name))
  return { server, ...screen }
}

describe('what may be done', () => {
  it('is what the server allows, and nothing where it allows nothing', async () => {
    const { close } = await opened(canteen)
    expect(buttons()).toEqual([])
    close()
    await opened({ ...canteen, allowed: ['void', 'edit'] })
    expect(buttons()).toEqual(['作废', '修改'])
    expect(link('修改').getAttribute('href')).toBe(`${at}/edit`)
  })

  it('is nothing to what was voided, which says when and why', async () => {
    await opened({ ...canteen, voidedAt: '2026-11-21T02:00:00.000Z', voidReason: '与另一条重复' })
    expect(buttons()).toEqual([])
    expect(document.querySelector('h1')?.textContent).toContain('✕已作废')
    expect(said()).toContain('事由：与另一条重复')
  })
})

describe('voiding', () => {
  it('asks for a reason first, and goes only with one', async () => {
    const { server } = await opened({ ...canteen, allowed: ['void'] })
    server.on(facilities.void, () => ({ ...canteen, voidedAt: '2026-11-21T02:00:00.000Z' }))
    await press('作废')
    await appears('作废不能撤销')
    await press('作废设施')
    await appears('请写明事由')
    expect(document.activeElement).toBe(box('事由'))
    await type('事由', '长'.repeat(201))
    await appears('事由最多 200 个字，请缩短')
    await press('作废设施')
    expect(server.askedOf(facilities.void)).toEqual([])
    await type('事由', '  与另一条重复 ')
    await press('作废设施')
    await until(() => expect(said()).not.toContain('作废不能撤销'))
    const sent = server.askedOf(facilities.void).map(({ body }) => body)
    expect(sent).toEqual([{ reason: '与另一条重复', version: 3 }])
  })

  it('is sent once, however often one presses while the answer is on its way', async () => {
    const slow = held<typeof canteen>()
    const { server } = await opened({ ...canteen, allowed: ['void'] })
    server.on(facilities.void, () => slow.answer)
    await press('作废')
    await type('事由', '重复')
    await press('作废设施')
    await until(() => expect(button('作废设施').className).toContain('loading'))
    button('作废设施').click()
    slow.give(canteen)
    await until(() => expect(said()).not.toContain('作废不能撤销'))
    expect(server.askedOf(facilities.void)).toHaveLength(1)
  })

  it('is sent once where one presses twice before the screen can show the first', async () => {
    const { server } = await opened({ ...canteen, allowed: ['void'] })
    server.on(facilities.void, () => canteen)
    await press('作废')
    await type('事由', '重复')
    const go = await until(() => button('作废设施'))
    go.click()
    go.click()
    await until(() => expect(said()).not.toContain('作废不能撤销'))
    expect(server.askedOf(facilities.void)).toHaveLength(1)
  })

  it.each([
    ['a stale version', () => refused(409, 'stale-version', { zh: '这条记录已被他人修改', en: '' }), '已被他人修改'],
    ['no network', down, '网络中断'],
  ])('says why it was not done for %s, and keeps the reason that was typed', async (_, fails, words) => {
    const { server } = await opened({ ...canteen, allowed: ['void'] })
    server.on(facilities.void, fails)
    await press('作废')
    await type('事由', '重复')
    await press('作废设施')
    await appears(words)
    expect(box('事由').value).toBe('重复')
    server.on(facilities.void, () => canteen)
    await until(() => expect(button('作废设施').className).not.toContain('loading'))
    await press('作废设施')
    await until(() => expect(said()).not.toContain('作废不能撤销'))
  })

  it('keeps the reason that was typed where the record cannot be read anew meanwhile', async () => {
    const { server, client } = await opened({ ...canteen, allowed: ['void'] })
    await press('作废')
    await type('事由', '重复')
    server.on(facilities.get, () => refused(500, 'fault', { zh: '系统故障', en: '' }))
    void client.invalidateQueries()
    await appears('系统故障')
    expect(box('事由').value).toBe('重复')
  })

  it('does nothing when one thinks better of it', async () => {
    const { server } = await opened({ ...canteen, allowed: ['void'] })
    await press('作废')
    await type('事由', '重复')
    await press('取消')
    await until(() => expect(said()).not.toContain('作废不能撤销'))
    expect(server.askedOf(facilities.void)).toEqual([])
  })
})

describe('personal data', () => {
  const firm = {
    ...recordMeta,
    id: idOf(30),
    name: '甲公司',
    creditCode: '91370900MA3C4XYW1J',
    kinds: ['canteen'],
    countyId: idOf(1),
    subdistrictId: null,
    neighbourhoodId: null,
    address: null,
    contactName: '张*',
    contactPhone: '138****5678',
    remark: null,
    names: {},
  }
  const firmAt = { at: `/legal-persons/${firm.id}`, path: '/legal-persons/$id' }
  const firmPage = (
    <>
      <PasswordAgain />
      <RecordPage entity={legalPerson} extras={{}} />
    </>
  )
  const firmServer = (allowed: ('reveal' | 'edit')[]) =>
    townServer()
      .on(legalPersons.get, () => ({ ...firm, allowed }))
      .on(legalPersons.history, () => history)

  it('is left out altogether without the right to see that there is any', async () => {
    firmServer([])
    await show(firmPage, firmAt)
    await appears('甲公司')
    expect(said()).not.toContain('联系电话')
    expect(said()).not.toContain('138')
  })

  it('is masked with that right, and cannot be uncovered without the other', async () => {
    firmServer(['edit'])
    await show(firmPage, { ...firmAt, rights: ['legal-persons.contacts'] })
    await appears('138****5678')
    expect(buttons()).toEqual(['修改'])
  })

  it('is uncovered for a reason and the password, in a dialog and nowhere else', async () => {
    let isProven = false
    const server = firmServer(['reveal'])
      .on(legalPersons.reveal, () =>
        isProven
          ? { contactName: '张三', contactPhone: '13812345678' }
          : refused(403, 'password-needed', { zh: '此操作须再次输入口令', en: '' }),
      )
      .on(provePassword, () => ((isProven = true), undefined))
    await show(firmPage, { ...firmAt, rights: ['legal-persons.contacts'] })
    await press('查看个人信息')
    await appears('查看个人信息会记入操作日志')
    await type('事由', '核对联系人')
    button('查看个人信息').click()
    await appears('请再次输入口令')
    expect(said()).not.toContain('13812345678')
    await type('口令', 'secret')
    await press('确认')
    await appears('13812345678')
    expect(server.askedOf(legalPersons.reveal).map(({ body }) => body)).toEqual([
      { reason: '核对联系人' },
      { reason: '核对联系人' },
    ])
    button('Close').click()
    await until(() => expect(said()).not.toContain('13812345678'))
    expect(said()).toContain('138****5678')
  })
})

describe('what is shown', () => {
  it('tells unknown, none and does-not-apply apart', async () => {
    await opened({
      ...canteen,
      servesFrom: null,
      floorAreaDm2: null,
      absences: { floorAreaDm2: 'inapplicable', servesTo: 'none' },
    })
    const facts = Object.fromEntries(
      [...document.querySelectorAll('dl.facts > div')].map((one) => [
        one.querySelector('dt')?.textContent,
        one.querySelector('dd')?.textContent,
      ]),
    )
    expect(facts).toMatchObject({
      设施名称: '南门食堂',
      启用日期: '—',
      停用日期: '无',
      建筑面积: '不适用',
      类别: 'canteen类',
    })
  })

  it('is what is odd about it, above the facts', async () => {
    const { close } = await opened(canteen)
    expect(said()).not.toContain('请核对')
    close()
    await opened({ ...canteen, warnings: [{ field: 'name', message: { zh: '名称与街道不符', en: 'Odd' } }] })
    expect(said()).toMatch(/请核对.*名称与街道不符/)
  })

  it('is of a dated record whether it holds today', async () => {
    const names = { organisationId: '甲局' }
    const holding = { ...recordMeta, id: idOf(60), duty: 'canteen', organisationId: idOf(61), basis: null, names }
    const tags: string[] = []
    for (const [heldFrom, heldTo] of [
      ['2001-01-01', '2002-01-01'],
      ['2001-01-01', null],
      ['2999-01-01', null],
    ] as const) {
      const server = townServer().on(dutyHoldings.history, () => history)
      server.on(dutyHoldings.get, () => Response.json({ ...holding, heldFrom, heldTo }))
      const screen = { at: `/duty-holdings/${holding.id}`, path: '/duty-holdings/$id' }
      const { close } = await show(<RecordPage entity={dutyHolding} extras={{}} />, screen)
      await until(() => expect(document.querySelector('h1')).not.toBeNull())
      tags.push(document.querySelector('h1 .tag')?.textContent ?? 'none')
      close()
    }
    expect(tags).toEqual(['●已终止', 'none', '○尚未开始'])
  })

  it.each([
    ['gone', () => refused(404, 'not-found', { zh: '没有找到设施', en: '' }), '没有找到设施'],
    ['not theirs', () => refused(403, 'no-right', { zh: '您的岗位没有权限', en: '' }), '您的岗位没有权限'],
    ['out of reach', down, '网络中断'],
  ])('is why there is nothing where it is %s, the way to the list, and to try again', async (_, fails, words) => {
    const server = townServer().on(facilities.get, fails)
    await show(page, { at, path })
    await appears(words)
    expect(link('设施台账').getAttribute('href')).toBe('/facilities')
    server.on(facilities.get, () => canteen)
    await press('重试')
    await appears('南门食堂')
  })

  it('is English to who reads English', async () => {
    await opened({ ...canteen, allowed: ['void', 'edit'] }, 'en')
    expect(buttons()).toEqual(['Void', 'Edit'])
    await press('Void')
    await appears('This cannot be undone')
  })
})
