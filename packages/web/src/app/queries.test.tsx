// Reading and acting: a refusal is final, a lost network is tried again, and after an act everything on screen is read anew.
// @vitest-environment happy-dom
import { endpoint } from '@huanju/contract/endpoint'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Trouble } from '../components/states.tsx'
import { appears, clearScreen, press, said, show, until } from '../testing/screen.tsx'
import { down, held, refused, Server } from '../testing/server.ts'
import { call } from './call.ts'
import { useAct, useAnswer } from './queries.ts'

afterEach(clearScreen)

const words = { zh: '数', en: 'Count' }
const counted = z.object({ total: z.number() })
const read = endpoint({
  words,
  at: 'GET /counts',
  right: 'session',
  query: z.object({ of: z.string().optional() }),
  gives: counted,
})
const other = endpoint({ words, at: 'GET /others', right: 'session', gives: counted })
const write = endpoint({ words, at: 'POST /counts', right: 'session', gives: counted })

function Reading() {
  const [of, setOf] = useState('a')
  const one = useAnswer(read, { query: { of } })
  const two = useAnswer(other, {})
  const [done, tell] = useState('')
  const act = useAct(
    () => call(write, {}),
    ({ total }) => tell(`done ${total}`),
  )
  return (
    <>
      <output>{one.error ? <Trouble problem={one.error} again={() => void one.refetch()} /> : one.data?.total}</output>
      <ins>{two.data?.total}</ins>
      <button type="button" onClick={() => setOf('b')}>
        next
      </button>
      <button type="button" onClick={() => act.mutate(undefined)}>
        act
      </button>
      {act.error && <Trouble problem={act.error} />}
      {done}
    </>
  )
}

const shown = () => [document.querySelector('output')?.textContent, document.querySelector('ins')?.textContent]
const shows = (one: string, two: string) => until(() => expect(shown()).toEqual([one, two]))
const city = () => new Server().on(read, () => ({ total: 1 })).on(other, () => ({ total: 2 }))

describe('reading', () => {
  it('is tried again where the network is lost, and succeeds without anybody seeing it', async () => {
    const server = city()
    let isDown = true
    server.on(read, () => {
      if (!isDown) return { total: 1 }
      isDown = false
      return down()
    })
    await show(<Reading />)
    await shows('1', '2')
    expect(server.askedOf(read)).toHaveLength(2)
  })

  it('is given up after three losses, in words that say so', async () => {
    const server = city().on(read, down)
    await show(<Reading />)
    await appears('网络中断')
    expect(server.askedOf(read)).toHaveLength(3)
  })

  it.each([400, 403, 404, 422, 500])('is not tried again where it is answered with %i', async (status) => {
    const server = city().on(read, () => refused(status, 'x', { zh: '不行', en: 'No' }))
    await show(<Reading />)
    await appears('不行')
    expect(server.askedOf(read)).toHaveLength(1)
    server.on(read, () => ({ total: 1 }))
    await press('重试')
    await shows('1', '2')
  })

  it('offers to sign in again, rather than to try again, where the session has ended', async () => {
    city().on(read, () => refused(401, 'not-signed-in', { zh: '登录已失效', en: 'Signed out' }))
    await show(<Reading />)
    await appears('重新登录')
    expect(said()).not.toContain('重试')
  })

  it.each([
    ['the network is lost', down],
    ['the session has ended', () => refused(401, 'not-signed-in', { zh: '登录已失效', en: 'Signed out' })],
  ])('leaves what was read on screen while %s', async (_, fails) => {
    const server = city().on(write, () => ({ total: 9 }))
    await show(<Reading />)
    await shows('1', '2')
    server.on(read, fails)
    await press('act')
    await until(() => expect(server.askedOf(read).length).toBeGreaterThan(1))
    await appears('done 9')
    await shows('1', '2')
  })

  it('takes the answer to the last question, though that to the one before comes later', async () => {
    const slow = held<{ total: number }>()
    const server = city().on(read, ({ query }) => (query.get('of') === 'a' ? slow.answer : { total: 7 }))
    await show(<Reading />)
    await until(() => expect(server.askedOf(read)).toHaveLength(1))
    await press('next')
    await shows('7', '2')
    slow.give({ total: 1 })
    await press('act')
    await appears('没有找到')
    expect(shown()).toEqual(['7', '2'])
  })
})

describe('an act', () => {
  it('is followed by reading everything on screen anew', async () => {
    const server = city().on(write, () => ({ total: 9 }))
    await show(<Reading />)
    await shows('1', '2')
    server.on(read, () => ({ total: 3 })).on(other, () => ({ total: 4 }))
    await press('act')
    await shows('3', '4')
    expect(said()).toContain('done 9')
  })

  it('fails at once, in words, on a device that is off the network', async () => {
    city().on(write, down)
    await show(<Reading />)
    await shows('1', '2')
    window.dispatchEvent(new Event('offline'))
    await press('act')
    await appears('网络中断')
    window.dispatchEvent(new Event('online'))
  })

  it('that was refused says why, is not taken for done, and everything is read anew all the same', async () => {
    const server = city().on(write, () => refused(422, 'x', { zh: '不能办', en: 'No' }))
    await show(<Reading />)
    await shows('1', '2')
    server.on(read, () => ({ total: 3 }))
    await press('act')
    await appears('不能办')
    await shows('3', '2')
    expect(said()).not.toContain('done')
    expect(server.askedOf(write)).toHaveLength(1)
  })
})

it('says in English what is told to who reads English, and Chinese where there is no English', async () => {
  const server = city().on(read, () => refused(500, 'x', { zh: '出错了', en: 'It failed' }, { faultId: 'F-1' }))
  await show(<Reading />, { language: 'en' })
  await appears('It failed')
  expect(said()).toContain('Quote F-1')
  server.on(read, () => refused(500, 'x', { zh: '只有中文', en: '' }))
  await press('Try again')
  await appears('只有中文')
})
