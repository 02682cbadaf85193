// One's own settings: passwords that differ are not sent, a code is bound in two steps, sessions end one by one.
// @vitest-environment happy-dom
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endSession,
  listSessions,
  saveDisplay,
} from '@huanju/contract/identity'
import { afterEach, describe, expect, it } from 'vitest'
import { MeContext, type Me } from '../../app/session.tsx'
import { standing, wordsAt } from '../../testing/reading.ts'
import { appears, box, clearScreen, press, said, show, type, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import ProfileScreen from './ProfileScreen.tsx'
import { exampleMe } from './testing/example-me.ts'

afterEach(clearScreen)

const words = (zh: string) => ({ zh, en: zh })
const me = exampleMe
const session = {
  id: '11111111-1111-4111-8111-111111111111',
  startedAt: '2026-11-20T02:00:00Z',
  lastSeenAt: '2026-11-20T02:00:00Z',
  endsAt: '2026-11-20T12:00:00Z',
  address: '10.0.0.7',
  agent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0 Safari/537.36',
  isCurrent: true,
}
const other = { ...session, id: '21111111-1111-4111-8111-111111111111', address: '10.0.0.8', isCurrent: false }

async function open(more: Partial<Me> = {}, language: 'zh' | 'en' = 'zh') {
  const server = new Server()
    .on(listSessions, () => ({ rows: [session, other] }))
    .on(beginSecondFactor, () => ({ uri: 'otpauth://x', qrSvg: '<svg/>', secret: 'JBSW Y3DP' }))
    .on(confirmSecondFactor, () => me)
    .on(changePassword, () => me)
    .on(saveDisplay, () => me)
    .on(endSession, () => undefined)
  const { client } = await show(
    <MeContext value={{ ...me, ...more }}>
      <ProfileScreen />
    </MeContext>,
    { language },
  )
  await appears('10.0.0.8')
  return { server, client }
}

describe('changing the password', () => {
  const fill = async (current: string, next: string, again: string) => {
    await type('原口令', current)
    await type('新口令', next)
    await type('再输一次新口令', again)
  }

  it('sends nothing while the two new ones differ, and says so', async () => {
    const { server } = await open()
    await fill('Old-pass-1', 'New-pass-1', 'New-pass-2')
    await appears('两次输入的新口令不一样')
    await press('修改口令')
    await type('再输一次新口令', 'New-pass-1')
    await until(() => expect(said()).not.toContain('不一样'))
    await press('修改口令')
    await appears('口令已修改')
    expect(server.askedOf(changePassword).map(({ body }) => body)).toEqual([
      { current: 'Old-pass-1', next: 'New-pass-1' },
    ])
    expect([box('原口令').value, box('新口令').value, box('再输一次新口令').value]).toEqual(['', '', ''])
  })

  it('says why it was refused and keeps what was typed', async () => {
    const { server } = await open()
    server.on(changePassword, () => refused(409, 'weak-password', words('新口令太简单')))
    await fill('Old-pass-1', 'New-pass-1', 'New-pass-1')
    await press('修改口令')
    await appears('新口令太简单')
    expect(box('新口令').value).toBe('New-pass-1')
  })
})

describe('the one-time code', () => {
  it('is not offered again once it is bound', async () => {
    await open({ secondFactor: { enabled: true, required: true } })
    await appears('已绑定')
    expect(standing('绑定')).toBe('absent')
  })

  it('is asked of those who must bind one', async () => {
    await open()
    expect(said()).not.toContain('管理员须绑定')
    clearScreen()
    await open({ secondFactor: { enabled: false, required: true } }, 'en')
    await appears('Not bound, Administrators must bind one')
  })

  it('is bound with six digits of what was scanned', async () => {
    const { server, client } = await open()
    await press('绑定')
    await appears('JBSW Y3DP')
    await type('动态验证码', '12345')
    expect(standing('确认绑定')).toBe('disabled')
    await type('动态验证码', '123456')
    await press('确认绑定')
    await until(() => expect(client.getQueryData(['me'])).toMatchObject({ login: 'clerk' }))
    expect(server.askedOf(confirmSecondFactor)[0]?.body).toEqual({ code: '123456' })
  })

  it('says that the digits were wrong', async () => {
    const { server } = await open()
    server.on(confirmSecondFactor, () => refused(401, 'sign-in-failed', words('验证码不正确')))
    await press('绑定')
    await appears('JBSW Y3DP')
    await type('动态验证码', '123456')
    await press('确认绑定')
    await appears('验证码不正确')
  })
})

describe('my sessions', () => {
  it('are named by browser and address, and all but this one can be ended', async () => {
    const { server } = await open()
    expect(wordsAt('.worklist li').filter((one) => one.includes('10.0.0'))).toEqual([
      expect.stringMatching(/^Chrome 142，Linux ?10\.0\.0\.7 .*本次$/),
      expect.stringMatching(/^Chrome 142，Linux ?10\.0\.0\.8 .*注销$/),
    ])
    await press('注销')
    await until(() => expect(server.askedOf(endSession)).toHaveLength(1))
    expect(server.askedOf(endSession)[0]?.path).toBe(`/session/others/${other.id}`)
  })

  it('say why one could not be ended', async () => {
    const { server } = await open()
    server.on(endSession, () => refused(404, 'not-found', words('没有这个会话')))
    await press('注销')
    await appears('没有这个会话')
  })
})

it('saves one setting of the display and leaves the others as they were', async () => {
  const { server } = await open({ display: { ...me.display, theme: 'dark', density: 'compact' } })
  document.querySelector<HTMLElement>('[role=switch]')?.click()
  await until(() => expect(server.askedOf(saveDisplay)).toHaveLength(1))
  expect(server.askedOf(saveDisplay)[0]?.body).toEqual({
    language: 'zh',
    largeType: true,
    theme: 'dark',
    density: 'compact',
  })
})
