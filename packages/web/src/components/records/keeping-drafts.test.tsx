// What was typed is not lost by leaving: it is asked for first, kept on the device, and brought back beside what changed.
// @vitest-environment happy-dom
import { facilities } from '@huanju/contract/communities'
import { legalPersons } from '@huanju/contract/organisations'
import { facility } from '@huanju/domain/communities'
import { legalPerson } from '@huanju/domain/organisations'
import { afterEach, describe, expect, it } from 'vitest'
import { appears, box, buttons, clearScreen, link, press, said, show, type, until } from '../../testing/screen.tsx'
import { canteen, idOf, recordMeta, townServer } from '../../testing/town.ts'
import { RecordFormScreen } from './RecordFormScreen.tsx'

afterEach(clearScreen)

const path = '/facilities/$id/edit'
const at = `/facilities/${canteen.id}/edit`

/** Opens the form of a facility as it is stored by now. */
async function opened(record = canteen) {
  const server = townServer().on(facilities.get, () => record)
  const screen = await show(<RecordFormScreen entity={facility} />, { at, path, rights: ['communities.write'] })
  await appears('保存')
  return { server, ...screen }
}

/** Types something and keeps it as a draft; then the page is closed. */
async function keptDraft() {
  const { close } = await opened()
  await type('建筑面积', '88')
  await type('备注', '扩建')
  await press('暂存')
  await appears('已暂存在本机，下次打开本表时恢复')
  close()
}

describe('a kept draft', () => {
  it('comes back when the form is opened again, and says so', async () => {
    await keptDraft()
    const { server } = await opened()
    await appears('已恢复暂存在本机的内容')
    expect([box('建筑面积').value, box('备注').value]).toEqual(['88.00', '扩建'])
    expect(said()).not.toContain('暂存之后这条记录有过修改')
    server.on(facilities.update, () => canteen)
    await press('保存')
    await appears('已保存')
    expect(server.askedOf(facilities.update)[0]?.body).toMatchObject({ floorAreaDm2: '8800', remark: '扩建' })
  })

  it('is gone once it was saved', async () => {
    await keptDraft()
    const { server, close } = await opened()
    server.on(facilities.update, () => canteen)
    await press('保存')
    await appears('已保存')
    close()
    await opened()
    expect(said()).not.toContain('已恢复暂存')
    expect(box('备注').value).toBe('')
  })

  it('is given up by a button, and what is stored stands again', async () => {
    await keptDraft()
    const { close } = await opened()
    await press('放弃暂存')
    await until(() => expect(box('建筑面积').value).toBe('123.50'))
    expect(said()).not.toContain('已恢复暂存')
    close()
    await opened()
    expect(box('备注').value).toBe('')
  })

  it('stands beside what somebody else has stored since, field by field', async () => {
    await keptDraft()
    await opened({ ...canteen, version: 4, floorAreaDm2: 20_000n, address: '二号路' })
    await appears('暂存之后这条记录有过修改')
    expect([box('建筑面积').value, box('地址').value]).toEqual(['88.00', '二号路'])
    expect(said()).toMatch(/他人改为：200\.00 ㎡/)
    expect(said()).toContain('有 1 项您和他人都改过')
  })

  it('is of the record it was typed for', async () => {
    await keptDraft()
    const other = { ...canteen, id: idOf(8), name: '北门食堂' }
    townServer().on(facilities.get, () => other)
    const screen = { at: `/facilities/${other.id}/edit`, path, rights: ['communities.write'] as const }
    await show(<RecordFormScreen entity={facility} />, screen)
    await appears('保存')
    expect(box('备注').value).toBe('')
  })

  it('holds no personal data, and says that these must be given again', async () => {
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
    townServer().on(legalPersons.get, () => firm)
    await show(<RecordFormScreen entity={legalPerson} />, {
      at: `/legal-persons/${firm.id}/edit`,
      path: '/legal-persons/$id/edit',
      rights: ['legal-persons.write', 'legal-persons.contacts'],
    })
    await type('联系电话', '13987654321')
    await press('暂存')
    await appears('个人信息不暂存，下次须重新填写')
    expect(JSON.stringify({ ...localStorage })).not.toContain('13987654321')
  })
})

describe('leaving', () => {
  it('asks first where something was changed, and stays when one says so', async () => {
    const { addressNow } = await opened()
    await type('备注', '扩建')
    link('取消').click()
    await appears('有修改还没有保存')
    expect(buttons()).toEqual(expect.arrayContaining(['放弃修改并离开', '暂存并离开', '继续填写']))
    await press('继续填写')
    await until(() => expect(said()).not.toContain('有修改还没有保存'))
    expect(addressNow()).toBe(at)
    expect(box('备注').value).toBe('扩建')
  })

  it('asks nothing where nothing was changed', async () => {
    const { addressNow } = await opened()
    await type('备注', '扩建')
    await type('备注', '')
    link('取消').click()
    await until(() => expect(addressNow()).toBe(`/facilities/${canteen.id}`))
    expect(said()).not.toContain('有修改还没有保存')
  })

  it('keeps the draft on the way out where one says so', async () => {
    const { addressNow, close } = await opened()
    await type('备注', '扩建')
    link('取消').click()
    await press('暂存并离开')
    await until(() => expect(addressNow()).toBe(`/facilities/${canteen.id}`))
    close()
    await opened()
    await appears('已恢复暂存在本机的内容')
    expect(box('备注').value).toBe('扩建')
  })

  it('forgets what was changed where one says so', async () => {
    const { addressNow, close } = await opened()
    await type('备注', '扩建')
    link('取消').click()
    await press('放弃修改并离开')
    await until(() => expect(addressNow()).toBe(`/facilities/${canteen.id}`))
    close()
    await opened()
    expect(box('备注').value).toBe('')
    expect(said()).not.toContain('已恢复暂存')
  })
})
