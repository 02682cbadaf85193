// Accounts and roles: each administrator sees the acts of their own kind, and what ends a password asks first.
// @vitest-environment happy-dom
import {
  createPerson,
  endRole,
  grantRole,
  listPeople,
  listRegions,
  listReleases,
  listRoles,
  release,
  resetPassword,
  updatePerson,
  withdrawRelease,
} from '@huanju/contract/organisations'
import type { Right } from '@huanju/domain/subjects'
import { afterEach, describe, expect, it } from 'vitest'
import { rows, standing, wordsAt } from '../../testing/reading.ts'
import { appears, clearScreen, press, said, show, type, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import PeopleScreen, { type Person } from './PeopleScreen.tsx'

afterEach(clearScreen)

const words = (zh: string) => ({ zh, en: zh })
const id = (digit: number) => `${digit}1111111-1111-4111-8111-111111111111`
const role = {
  id: id(5),
  role: 'planner',
  title: words('计划编制'),
  organisationId: id(6),
  organisation: '甲单位',
  regionId: id(7),
  region: '甲市',
  from: '2026-01-01',
  to: null,
}
const person: Person = {
  id: id(1),
  login: 'wang.wu',
  name: '王五',
  isActive: true,
  isDemo: false,
  secondFactor: true,
  lastSignInAt: null,
  roles: [role, { ...role, id: id(8), title: words('查看'), to: '2026-06-30' }],
  version: 2,
}
const waiting = {
  id: id(9),
  kind: 'password' as const,
  login: 'wang.wu',
  name: '王五',
  askedBy: '赵六',
  askedAt: '2026-11-20T02:00:00Z',
  mayRelease: true,
}

async function open(
  rights: readonly Right[],
  releases: (typeof waiting)[] = [],
  language: 'zh' | 'en' = 'zh',
  row = person,
) {
  const server = new Server()
    .on(listPeople, () => ({ rows: [row], total: 1 }))
    .on(listReleases, () => ({ rows: releases }))
    .on(listRegions, () => ({ on: '2026-11-20', rows: [] }))
    .on(listRoles, () => ({ rows: [{ role: 'planner', title: words('计划编制'), rights: [] }] }))
    .on(resetPassword, () => ({ firstHalf: 'ABCD-EFGH' }))
    .on(createPerson, () => ({ person, firstHalf: 'IJKL-MNOP' }))
    .on(updatePerson, () => person)
    .on(endRole, () => person)
    .on(grantRole, () => person)
    .on(release, () => ({ secondHalf: 'QRST-UVWX' }))
    .on(withdrawRelease, () => undefined)
  await show(<PeopleScreen />, { rights, language })
  await appears('王五')
  return server
}

function confirm() {
  document.querySelector<HTMLElement>('.ant-modal-confirm-btns .ant-btn-primary')?.click()
}

describe('who may do what', () => {
  const acts = ['新建账号', '重置口令', '解除动态码', '授予岗位', '终止']
  it.each<[readonly Right[], string[]]>([
    [['people.read'], []],
    [['people.write'], ['新建账号', '重置口令', '解除动态码']],
    [['people.rights'], ['授予岗位', '终止']],
  ])('with %j sees the acts of that kind alone', async (rights, expected) => {
    await open(rights)
    expect(acts.filter((name) => standing(name) !== 'absent')).toEqual(expected)
    expect(standing('启用 王五')).toBe(rights.includes('people.write') ? 'offered' : 'disabled')
  })

  it('is not asked about releases unless they may release', async () => {
    const server = await open(['people.write'], [waiting])
    expect(server.askedOf(listReleases)).toEqual([])
    expect(said()).not.toContain('待放行')
  })
})

describe('resetting a password', () => {
  it('asks first whose it is and what it ends, and shows the first half once; closed, nothing of it is left on the page', async () => {
    const server = await open(['people.write'])
    await press('重置口令')
    await appears('重置口令：王五（wang.wu）')
    expect(said()).toContain('原口令失效')
    expect(server.askedOf(resetPassword)).toEqual([])
    confirm()
    await appears('ABCD-EFGH')
    expect(said()).toContain('一次性口令前半段，只显示这一次')
    await press('关闭')
    await until(() => expect(document.body.textContent).not.toContain('ABCD-EFGH'))
  })

  it('does nothing when that is declined', async () => {
    const server = await open(['people.write'])
    await press('重置口令')
    await press('取消')
    expect(server.askedOf(resetPassword)).toEqual([])
  })
})

describe('an account', () => {
  it('is made with what was typed; the first half is shown, and what is wrong stands at its field', async () => {
    const server = await open(['people.write'])
    await press('新建账号')
    await type('账号', 'WANG')
    await type('姓名', '王五')
    await press('新建')
    await until(() => expect(wordsAt('.finding').join()).toContain('账号为3至40位小写字母'))
    expect(server.askedOf(createPerson)).toEqual([])
    await type('账号', 'wang.wu')
    await press('新建')
    await appears('IJKL-MNOP')
    expect(server.askedOf(createPerson)[0]?.body).toEqual({ login: 'wang.wu', name: '王五' })
  })

  it('says of each empty field once what is missing', async () => {
    await open(['people.write'])
    await press('新建账号')
    await press('新建')
    await appears('有内容需要修改，已在下面标出')
    expect(wordsAt('.finding')).toHaveLength(2)
    for (const words of wordsAt('.finding')) expect(said().split(words)).toHaveLength(2)
  })

  it('is switched off by the version that was read, and says why it was not', async () => {
    const server = await open(['people.write'])
    server.on(updatePerson, () => refused(409, 'person.is-oneself', words('不能停用自己')))
    await press('启用 王五')
    await appears('停用账号：王五（wang.wu）')
    expect(said()).toContain('不能登录')
    expect(server.askedOf(updatePerson)).toEqual([])
    confirm()
    await appears('不能停用自己')
    expect(server.askedOf(updatePerson)[0]?.body).toEqual({ name: '王五', isActive: false, version: 2 })
  })
})

it('is asked in English with the marks of English', async () => {
  await open(['people.write'], [], 'en')
  await press('Reset password')
  await appears('Reset password: 王五 (wang.wu)')
})

it('is switched on again without a question', async () => {
  const server = await open(['people.write'], [], 'zh', { ...person, isActive: false })
  await press('启用 王五')
  await until(() => expect(server.askedOf(updatePerson)).toHaveLength(1))
})

describe('roles', () => {
  it('are shown with their days, and only one that holds can be ended', async () => {
    const server = await open(['people.rights'])
    expect(rows().at(-1)).toContain('计划编制 · 甲市 甲单位 2026-01-01—')
    expect(rows().at(-1)).toContain('查看 · 甲市 甲单位 2026-01-01—2026-06-30')
    expect([...document.querySelectorAll('button')].filter(({ textContent }) => textContent === '终止')).toHaveLength(1)
    await press('终止')
    await appears('终止岗位：王五，计划编制，甲市')
    expect(server.askedOf(endRole)).toEqual([])
    confirm()
    await until(() => expect(server.askedOf(endRole)).toHaveLength(1))
    expect(server.askedOf(endRole)[0]?.path).toBe(`/people/${id(1)}/roles/${id(5)}`)
  })

  it('say why one could not be ended', async () => {
    const server = await open(['people.rights'])
    server.on(endRole, () => refused(409, 'role.is-ones-own', words('不能终止自己的岗位')))
    await press('终止')
    await appears('终止岗位')
    confirm()
    await appears('不能终止自己的岗位')
  })

  it('are not granted before role, organisation and region are chosen', async () => {
    await open(['people.rights'])
    await press('授予岗位')
    await appears('授予岗位：王五')
    expect(standing('授予')).toBe('disabled')
  })
})

describe('what waits for a second administrator', () => {
  it('is released by another alone, who sees the second half', async () => {
    await open(['people.release'], [waiting, { ...waiting, id: id(4), name: '孙七', mayRelease: false }])
    await appears('待放行的账号事项')
    expect(wordsAt('section li')[0]).toMatch(/王五 wang\.wu · 重置口令 · 申请人 赵六/)
    expect(wordsAt('section li')[1]).toContain('须由另一名管理员放行')
    await press('放行')
    await appears('QRST-UVWX')
    expect(said()).toContain('一次性口令后半段，只显示这一次')
  })

  it('is withdrawn, or says why not', async () => {
    const server = await open(['people.release'], [waiting])
    server.on(withdrawRelease, () => refused(404, 'not-found', words('已经放行了')))
    await press('撤回')
    await appears('已经放行了')
  })

  it('is named in English too', async () => {
    await open(['people.release'], [{ ...waiting, kind: 'password' }], 'en')
    await appears('Reset of the password · Asked by 赵六')
    expect(standing('Release')).toBe('offered')
  })
})
