// Signing in: the code is asked for once it is needed, every refusal is said in words, and English is a press away.
// @vitest-environment happy-dom
import { methods, signIn, whoAmI } from '@huanju/contract/identity'
import { afterEach, describe, expect, it } from 'vitest'
import { leadsTo, standing, wordsAt } from '../../testing/reading.ts'
import { appears, box, clearScreen, link, press, said, show, type, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import SignInScreen from './SignInScreen.tsx'
import { exampleMe } from './testing/example-me.ts'

afterEach(clearScreen)

const words = (zh: string, en = zh) => ({ zh, en })
const ways = { city: words('甲市', 'First City'), isDemo: false, isSignedIn: false, oidc: null, demoAccounts: [] }

async function open(more: Partial<typeof ways> | Record<string, unknown> = {}, former: string | null = null) {
  const server = new Server().on(methods, () => ({ ...ways, ...more })).on(signIn, () => exampleMe)
  const { client } = await show(<SignInScreen former={former} />)
  await appears('甲市')
  return { server, client }
}

async function submit(login = 'li.ming', password = 'Secret-1234') {
  await type('账号', login)
  await type('口令', password)
  await press('登录')
}

describe('signing in', () => {
  it('sends account and password alone, and hands the session over', async () => {
    const { server, client } = await open()
    await submit()
    await until(() => expect(client.getQueryData(['me'])).toMatchObject({ login: 'clerk' }))
    expect(server.askedOf(signIn)[0]?.body).toEqual({ login: 'li.ming', password: 'Secret-1234' })
  })

  it('says to whose session has ended how to go on, and keeps what was read for nobody else', async () => {
    const { client } = await open({}, 'clerk')
    await appears('登录已失效')
    expect(box('账号').value).toBe('clerk')
    client.setQueryData(['GET /x'], 1)
    await submit('clerk')
    await until(() => expect(client.getQueryData(['me'])).toBeDefined())
    expect(client.getQueryData(['GET /x'])).toBe(1)
    clearScreen()
    const other = await open({}, 'other')
    other.client.setQueryData(['GET /x'], 1)
    await submit('clerk')
    await until(() => expect(other.client.getQueryData(['me'])).toBeDefined())
    expect(other.client.getQueryData(['GET /x'])).toBeUndefined()
  })

  it('asks for the code once it is needed, and sends it with what was typed before', async () => {
    const { server } = await open()
    server.on(signIn, () => refused(401, 'second-factor-needed', words('请输入动态验证码')))
    await submit()
    await appears('请输入动态验证码')
    await type('动态验证码', '123456')
    await press('登录')
    await until(() => expect(server.askedOf(signIn)).toHaveLength(2))
    expect(server.askedOf(signIn)[1]?.body).toEqual({ login: 'li.ming', password: 'Secret-1234', code: '123456' })
  })

  it('does not send a code that is no code', async () => {
    const { server } = await open()
    server.on(signIn, () => refused(401, 'second-factor-needed', words('请输入动态验证码')))
    await submit()
    await type('动态验证码', '12x')
    await press('登录')
    await appears('没有提交')
    expect(server.askedOf(signIn)).toHaveLength(1)
  })

  it('names the password that is too long, with how long it may be', async () => {
    const { server } = await open()
    await submit('li.ming', 'x'.repeat(400))
    await appears('口令最多 200 个字')
    expect(server.askedOf(signIn)).toEqual([])
  })

  it('says that account or password are wrong, and once a code is asked for that it may be the code', async () => {
    const { server } = await open()
    server.on(signIn, () => refused(401, 'sign-in-failed', words('登录失败')))
    await submit()
    await appears('账号或口令不正确')
    server.on(signIn, () => refused(401, 'second-factor-needed', words('请输入动态验证码')))
    await press('登录')
    await appears('请输入动态验证码')
    server.on(signIn, () => refused(401, 'sign-in-failed', words('登录失败')))
    await type('动态验证码', '654321')
    await press('登录')
    await appears('账号、口令或动态验证码不正确')
    expect(box('口令').value).toBe('Secret-1234')
  })

  it('says any other refusal in the words of the server', async () => {
    const { server } = await open()
    server.on(signIn, () => refused(429, 'too-many-attempts', words('试得太多，10 分钟后再试')))
    await submit()
    await appears('试得太多，10 分钟后再试')
    expect(said()).not.toContain('不正确')
  })
})

describe('what else the page offers', () => {
  it('is the identity provider only where there is one', async () => {
    await open()
    expect(standing('单点登录')).toBe('absent')
    clearScreen()
    await open({ oidc: { words: words('单点登录') } })
    expect(leadsTo('单点登录')).toBe('/api/identity/oidc')
    expect(link('单点登录').target).toBe('')
  })

  it('is the identity provider beside the page that waits, and going on there once back', async () => {
    const oidc = { words: words('单点登录') }
    const { server, client } = await open({ oidc }, 'clerk')
    expect(link('单点登录').target).toBe('_blank')
    await press('已在新页登录，继续')
    await appears('还没有登录，请先在新页完成登录')
    expect(client.getQueryData(['me'])).toBeUndefined()
    client.setQueryData(['GET /x'], 1)
    server.on(methods, () => ({ ...ways, oidc, isSignedIn: true })).on(whoAmI, () => exampleMe)
    await press('已在新页登录，继续')
    await until(() => expect(client.getQueryData(['me'])).toMatchObject({ login: 'clerk' }))
    expect(client.getQueryData(['GET /x'])).toBe(1)
  })

  it('is coming back by itself when the window is looked at again, with nothing of another person', async () => {
    const { server, client } = await open({ oidc: { words: words('单点登录') } }, 'other')
    client.setQueryData(['GET /x'], 1)
    server.on(methods, () => ({ ...ways, isSignedIn: true })).on(whoAmI, () => exampleMe)
    window.dispatchEvent(new Event('focus'))
    await until(() => expect(client.getQueryData(['me'])).toMatchObject({ login: 'clerk' }))
    expect(client.getQueryData(['GET /x'])).toBeUndefined()
  })

  it('is filling in a demo account in a demo alone', async () => {
    const demoAccounts = [{ login: 'planner', password: 'Demo-pass-1', words: words('计划编制') }]
    await open({ demoAccounts })
    expect(standing('计划编制')).toBe('absent')
    clearScreen()
    await open({ isDemo: true, demoAccounts })
    await press('计划编制')
    await until(() => expect([box('账号').value, box('口令').value]).toEqual(['planner', 'Demo-pass-1']))
  })

  it('is the other language, which stays chosen', async () => {
    await open()
    await press('English')
    await appears('Forgot your password?')
    expect(wordsAt('.about p')[0]).toBe('First City · Renovation of old residential communities')
    expect(localStorage.getItem('huanju.language')).toBe('en')
  })
})
