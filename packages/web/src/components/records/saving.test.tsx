// Saving a form: what is wrong is shown and stays here, what is right goes once, and what was typed outlives any answer.
// @vitest-environment happy-dom
import { facilities } from '@huanju/contract/communities'
import { facility } from '@huanju/domain/communities'
import { afterEach, describe, expect, it } from 'vitest'
import {
  appears,
  box,
  button,
  buttons,
  clearScreen,
  leave,
  link,
  press,
  said,
  show,
  type,
  until,
} from '../../testing/screen.tsx'
import { down, held, refused, type Server } from '../../testing/server.ts'
import { canteen, townServer } from '../../testing/town.ts'
import { RecordFormScreen } from './RecordFormScreen.tsx'

afterEach(clearScreen)

/** Opens the form of the stored facility. */
async function opened(server: Server) {
  const path = '/facilities/$id/edit'
  const at = `/facilities/${canteen.id}/edit`
  const screen = await show(<RecordFormScreen entity={facility} />, { at, path, rights: ['communities.write'] })
  await appears('保存')
  return { server, ...screen }
}

const stored = () => opened(townServer().on(facilities.get, () => canteen))

describe('what is wrong', () => {
  it('is marked, counted and not sent, and the first of it gets the cursor', async () => {
    const { server } = await stored()
    await type('设施名称', '')
    await type('建筑面积', 'abc')
    box('地址').focus()
    await press('保存')
    await appears('还有 2 项需要修改')
    expect(document.activeElement).toBe(box('设施名称'))
    expect(box('设施名称').getAttribute('aria-invalid')).toBe('true')
    expect(box('地址').getAttribute('aria-invalid')).toBeNull()
    await type('设施名称', '东门食堂')
    await appears('还有 1 项需要修改')
    await press('保存')
    await until(() => expect(document.activeElement).toBe(box('建筑面积')))
    expect(server.askedOf(facilities.update)).toEqual([])
  })

  it('is no longer said once it is mended, and the whole record goes with its version', async () => {
    const { server, addressNow } = await stored()
    server.on(facilities.update, () => canteen)
    await type('建筑面积', 'abc')
    await press('保存')
    await appears('还有 1 项需要修改')
    await type('建筑面积', '1,200.5')
    await until(() => expect(said()).not.toContain('需要修改'))
    await press('保存')
    await until(() => expect(addressNow()).toBe(`/facilities/${canteen.id}`))
    expect(server.askedOf(facilities.update).map(({ body }) => body)).toEqual([
      expect.objectContaining({ name: '南门食堂', floorAreaDm2: '120050', version: 3, absences: { servesTo: 'none' } }),
    ])
  })

  it('is shown at the field that the server names, where the cursor goes, until that is changed', async () => {
    const { server } = await stored()
    const taken = { zh: '同一街道已有同名设施', en: 'The name is taken' }
    const findings = [{ field: 'name', message: taken }]
    server.on(facilities.update, () => refused(400, 'invalid-input', { zh: '填写有误', en: 'Invalid' }, { findings }))
    await type('地址', '一号路')
    await press('保存')
    await appears('有内容需要修改，已在下面标出，还没有保存')
    await until(() => expect(document.activeElement).toBe(box('设施名称')))
    expect(document.getElementById('name-finding')?.textContent).toBe(taken.zh)
    await type('设施名称', '东门食堂')
    await until(() => expect(document.getElementById('name-finding')).toBeNull())
    expect(box('地址').value).toBe('一号路')
  })

  it('is told once: at its field, or above where it belongs to none', async () => {
    const { server } = await stored()
    const findings = [
      { field: 'name', message: { zh: '同一街道已有同名设施', en: 'Taken' } },
      { field: 'elsewhere', message: { zh: '别处也有一处不对', en: 'Elsewhere' } },
    ]
    server.on(facilities.update, () => refused(400, 'invalid-input', { zh: '填写有误', en: 'Invalid' }, { findings }))
    await type('地址', '一号路')
    await press('保存')
    await appears('别处也有一处不对')
    await until(() => expect(document.getElementById('name-finding')?.textContent).toBe('同一街道已有同名设施'))
    expect(said().split('同一街道已有同名设施')).toHaveLength(2)
  })
})

describe('sending', () => {
  it('happens once however often one presses while the answer is on its way', async () => {
    const { server } = await stored()
    const slow = held<typeof canteen>()
    server.on(facilities.update, () => slow.answer)
    await type('地址', '一号路')
    await press('保存')
    button('保存').click()
    await until(() => expect(button('保存').className).toContain('loading'))
    button('保存').click()
    slow.give(canteen)
    await appears('已保存')
    expect(server.askedOf(facilities.update)).toHaveLength(1)
  })

  it('can be tried again under the same key when the network was down, with all that was typed', async () => {
    const { server, addressNow } = await stored()
    server.on(facilities.update, down)
    await type('地址', '一号路')
    await press('保存')
    await appears('网络中断，内容还在本页，请稍后重试')
    expect(box('地址').value).toBe('一号路')
    server.on(facilities.update, () => canteen)
    await press('保存')
    await until(() => expect(addressNow()).toBe(`/facilities/${canteen.id}`))
    const keys = server.askedOf(facilities.update).map(({ headers }) => headers.get('idempotency-key'))
    expect(keys).toHaveLength(2)
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys[1]).toBe(keys[0])
  })

  it('says every reason and the way out where it is refused, and leaves the form as it was', async () => {
    const { server, addressNow } = await stored()
    const words = { zh: '该设施正在验收，不能修改', en: 'It is being accepted' }
    const wayOut = { zh: '请在验收结束后再改', en: 'Change it afterwards' }
    const other = { code: 'other', words: { zh: '另有一条', en: 'One more' }, clause: null, limit: null, wayOut: null }
    const refusals = [{ code: 'facility.is-tried', words, clause: null, limit: null, wayOut }, other]
    server.on(facilities.update, () => refused(422, 'facility.is-tried', words, { refusals }))
    await type('地址', '一号路')
    await press('保存')
    await appears('该设施正在验收，不能修改')
    expect(said()).toContain('请在验收结束后再改')
    expect(said()).toContain('另有一条')
    expect(box('地址').value).toBe('一号路')
    expect(addressNow()).toBe(`/facilities/${canteen.id}/edit`)
  })

  it.each([
    [403, 'not-allowed', '您的岗位没有这项权限'],
    [404, 'not-found', '这条记录已不在'],
    [500, 'fault', '系统故障，请记下编号'],
  ])('answered with %i says so and can be tried again', async (status, code, zh) => {
    const { server } = await stored()
    server.on(facilities.update, () => refused(status, code, { zh, en: '' }, { faultId: 'F-7' }))
    await type('地址', '一号路')
    await press('保存')
    await appears(zh)
    expect(said()).toContain('F-7')
    expect(box('地址').value).toBe('一号路')
    await until(() => expect(button('保存').className).not.toContain('loading'))
    await press('保存')
    await until(() => expect(server.askedOf(facilities.update)).toHaveLength(2))
  })
})

describe('a record that somebody else changed', () => {
  const latest = { ...canteen, version: 4, floorAreaDm2: 20_000n, address: '二号路', name: '北门食堂' }

  /** Changes area and remark, saves, and is told that the record was changed meanwhile. */
  async function overtaken() {
    const opening = await stored()
    const { server } = opening
    const stale = { zh: '这条记录已被修改', en: 'It was changed' }
    server.on(facilities.update, ({ body }) =>
      JSON.stringify(body).includes('"version":4') ? latest : refused(409, 'stale-version', stale),
    )
    server.on(facilities.get, () => latest)
    await type('建筑面积', '150')
    await type('备注', '扩建')
    await press('保存')
    await appears('这条记录已被他人修改')
    return opening
  }

  it('is not overwritten: what was typed stays, and the latest is loaded when one asks for it', async () => {
    await overtaken()
    expect([box('建筑面积').value, box('备注').value, box('地址').value]).toEqual(['150.00', '扩建', ''])
    expect(buttons()).toContain('载入最新内容')
    await press('载入最新内容')
    await until(() => expect(box('地址').value).toBe('二号路'))
    expect([box('建筑面积').value, box('备注').value, box('设施名称').value]).toEqual(['150.00', '扩建', '北门食堂'])
    expect(said()).not.toContain('这条记录已被他人修改')
  })

  it('shows both where both changed a field, takes the one that is chosen, and saves upon the latest', async () => {
    const { server } = await overtaken()
    await press('载入最新内容')
    await appears('有 1 项您和他人都改过')
    expect(said()).toMatch(/他人改为：200\.00 ㎡/)
    await press('采用')
    await until(() => expect(box('建筑面积').value).toBe('200.00'))
    expect(said()).not.toContain('他人改为')
    await press('保存')
    await appears('已保存')
    expect(server.askedOf(facilities.update).at(-1)?.body).toMatchObject({
      floorAreaDm2: '20000',
      remark: '扩建',
      address: '二号路',
      version: 4,
    })
  })

  it('keeps mine where I say so', async () => {
    const { server } = await overtaken()
    await press('载入最新内容')
    await press('保留我填的')
    await until(() => expect(said()).not.toContain('他人改为'))
    await press('保存')
    await appears('已保存')
    expect(server.askedOf(facilities.update).at(-1)?.body).toMatchObject({ floorAreaDm2: '15000', version: 4 })
  })
})

describe('a record that somebody else voided', () => {
  const voided = { ...canteen, version: 4, voidedAt: '2026-11-22T02:00:00.000Z', voidReason: '重复登记' }

  it('stays open with what was typed, which is not saved any more, and says why and where to go', async () => {
    const { server } = await stored()
    const words = { zh: '这条记录已作废，不能再修改', en: 'It is voided' }
    server.on(facilities.update, () => refused(422, 'record.is-voided', words)).on(facilities.get, () => voided)
    await type('备注', '扩建')
    await press('保存')
    await appears('这条记录已被他人作废，不能再保存')
    expect(said()).toContain('事由：重复登记')
    expect(said()).not.toContain('载入最新内容')
    expect(box('备注').value).toBe('扩建')
    await until(() => expect(button('保存').disabled).toBe(true))
    expect(buttons()).not.toContain('暂存')
    expect(link('查看档案和作废经过').getAttribute('href')).toBe(`/facilities/${canteen.id}`)
    expect(server.askedOf(facilities.update)).toHaveLength(1)
  })

  it('does so too where that is known before anything was saved', async () => {
    const { server, client } = await stored()
    await type('备注', '扩建')
    server.on(facilities.get, () => voided)
    void client.invalidateQueries()
    await appears('这条记录已被他人作废，不能再保存')
    expect(box('备注').value).toBe('扩建')
  })
})

it('keeps what is typed when an answer comes late', async () => {
  const { server, client } = await stored()
  const late = held<typeof canteen>()
  server.on(facilities.get, () => late.answer)
  void client.invalidateQueries()
  await until(() => expect(server.askedOf(facilities.get)).toHaveLength(2))
  await type('设施名称', '正在填写的')
  late.give({ ...canteen, version: 4, name: '他人填的' })
  await appears('这条记录已被他人修改')
  expect(box('设施名称').value).toBe('正在填写的')
})

it('sends unknown, none and does-not-apply apart', async () => {
  const { server } = await stored()
  server.on(facilities.update, () => canteen)
  await type('启用日期', '')
  leave('启用日期')
  await press('不适用')
  await until(() => expect(() => box('建筑面积')).toThrow('nothing to fill in'))
  await press('保存')
  await appears('已保存')
  expect(server.askedOf(facilities.update)[0]?.body).toMatchObject({
    floorAreaDm2: null,
    servesFrom: null,
    servesTo: null,
    absences: { floorAreaDm2: 'inapplicable', servesTo: 'none' },
  })
})
