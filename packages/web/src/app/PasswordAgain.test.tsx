// The password is asked for in the middle of what needs it; what was under way goes on with it, and ends without it.
// @vitest-environment happy-dom
import { endpoint } from '@huanju/contract/endpoint'
import { provePassword } from '@huanju/contract/identity'
import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { Trouble } from '../components/states.tsx'
import {
  appears,
  box,
  button,
  clearScreen,
  key,
  personWith,
  press,
  said,
  show,
  type,
  until,
} from '../testing/screen.tsx'
import { held, refused, Server } from '../testing/server.ts'
import { call } from './call.ts'
import { PasswordAgain } from './PasswordAgain.tsx'
import { useAct } from './queries.ts'
import { MeContext } from './session.tsx'

afterEach(clearScreen)

const words = { zh: '看', en: 'Look' }
const look = endpoint({
  words,
  at: 'POST /secrets',
  right: 'session',
  asks: 'password',
  body: z.object({ of: z.string() }),
  gives: z.object({ secret: z.string() }),
})

function Looking() {
  const act = useAct(() => call(look, { body: { of: '甲' } }))
  return (
    <>
      <PasswordAgain />
      <button type="button" onClick={() => act.mutate(undefined)}>
        look
      </button>
      {act.error && <Trouble problem={act.error} />}
      <output>{act.data?.secret}</output>
    </>
  )
}

/** Presses what needs the password, which is asked for. */
async function asked() {
  let isProven = false
  const server = new Server()
    .on(look, () =>
      isProven ? { secret: '内容' } : refused(403, 'password-needed', { zh: '须再次输入口令', en: 'Password' }),
    )
    .on(provePassword, ({ body }) => {
      isProven = JSON.stringify(body) === '{"password":"right"}'
      return isProven ? undefined : refused(401, 'wrong-password', { zh: '口令不正确，请重新输入', en: 'Wrong' })
    })
  await show(<Looking />)
  await press('look')
  await appears('请再次输入口令')
  return server
}

it('lets who signs in elsewhere confirm there, and goes on once back', async () => {
  let isProven = false
  const server = new Server().on(look, () =>
    isProven ? { secret: '内容' } : refused(403, 'password-needed', { zh: '须再次确认', en: 'Confirm' }),
  )
  await show(
    <MeContext value={{ ...personWith(), provider: { zh: '统一身份认证', en: 'the identity provider' } }}>
      <Looking />
    </MeContext>,
  )
  await press('look')
  await appears('到统一身份认证确认')
  const link = [...document.querySelectorAll('a')].find(({ textContent }) => textContent === '到统一身份认证确认')
  expect([link?.getAttribute('href'), link?.target]).toEqual(['/api/identity/oidc/proof', '_blank'])
  // Not confirmed there: it is asked again, and nothing is shown.
  await press('已在新页确认，继续')
  await appears('须再次确认')
  expect(server.askedOf(look)).toHaveLength(2)
  expect(secret()).toBe('')
  isProven = true
  await press('look')
  await appears('内容')
})

const secret = () => document.querySelector('output')?.textContent

it('goes on with what was under way once the password is entered, and asks no more', async () => {
  const server = await asked()
  expect(button('确认').disabled).toBe(true)
  await type('口令', 'right')
  await press('确认')
  await until(() => expect(secret()).toBe('内容'))
  await until(() => expect(said()).not.toContain('请再次输入口令'))
  expect(server.askedOf(look)).toHaveLength(2)
  await press('look')
  await until(() => expect(server.askedOf(look)).toHaveLength(3))
  expect(said()).not.toContain('请再次输入口令')
})

it('takes the key of entry too, but nothing that is blank', async () => {
  const server = await asked()
  key('口令', 'Enter')
  expect(server.askedOf(provePassword)).toEqual([])
  await type('口令', 'right')
  key('口令', 'Enter')
  await until(() => expect(secret()).toBe('内容'))
})

it('says that it was wrong and stays for another try, while nothing is sent again', async () => {
  const server = await asked()
  await type('口令', 'wrong')
  await press('确认')
  await appears('口令不正确，请重新输入')
  expect(server.askedOf(look)).toHaveLength(1)
  await until(() => expect(button('确认').className).not.toContain('loading'))
  await type('口令', 'right')
  await press('确认')
  await until(() => expect(secret()).toBe('内容'))
})

it('ends what was under way where one gives up, and keeps no password for the next time', async () => {
  const server = await asked()
  await type('口令', 'wrong')
  await press('确认')
  await appears('口令不正确，请重新输入')
  await press('取消')
  await appears('须再次输入口令')
  expect(server.askedOf(look)).toHaveLength(1)
  await press('look')
  await appears('请再次输入口令')
  expect(box('口令').value).toBe('')
  expect(said()).not.toContain('口令不正确，请重新输入')
})

it('cannot be pressed twice while the password is on its way', async () => {
  const slow = held<undefined>()
  const server = await asked()
  server.on(provePassword, () => slow.answer)
  await type('口令', 'right')
  await press('确认')
  await until(() => expect(button('确认').className).toContain('loading'))
  button('确认').click()
  slow.give(undefined)
  await until(() => expect(server.askedOf(look)).toHaveLength(2))
  expect(server.askedOf(provePassword)).toHaveLength(1)
})

it('asks for nothing where the answer is another refusal', async () => {
  const server = new Server().on(look, () => refused(403, 'no-right', { zh: '没有权限', en: 'No right' }))
  await show(<Looking />)
  await press('look')
  await appears('没有权限')
  expect(said()).not.toContain('请再次输入口令')
  expect(server.askedOf(look)).toHaveLength(1)
})
