// The head of the journal leaves the machine each day, signed; a journal that was written anew from the start shows by it.
import { createServer } from 'node:http'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withOwnerClient } from '../platform/database/owner.ts'
import { sendHeads } from '../platform/journal/heads.ts'
import { findHeadFaults } from '../platform/journal/signing.ts'
import { openTestCity, type TestCity } from '../testing/harness.ts'

let city: TestCity
let elsewhere: string
let isDown = true
const received: string[] = []
const hook = createServer((request, response) => {
  let text = ''
  request.on('data', (piece: Buffer) => {
    text += piece.toString()
  })
  request.on('end', () => {
    if (!isDown) received.push(text)
    response.writeHead(isDown ? 503 : 204).end()
  })
})
const mailed: string[] = []
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    let mail = ''
    stream.on('data', (piece: Buffer) => {
      mail += piece.toString()
    })
    stream.on('end', () => {
      mailed.push(mail)
      done()
    })
  },
})
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    post.listen(0, '127.0.0.1', resolve)
  })
  elsewhere = mkdtempSync(join(tmpdir(), 'huanju-heads-'))
  await new Promise<void>((resolve) => {
    hook.listen(0, '127.0.0.1', resolve)
  })
  const portOf = (address: ReturnType<typeof hook.address>) =>
    typeof address === 'object' && address ? address.port : 0
  city = await openTestCity({
    environment: {
      JOURNAL_HEADS_FILE: join(elsewhere, 'heads.jsonl'),
      JOURNAL_HEADS_URL: `http://127.0.0.1:${portOf(hook.address())}/heads`,
      JOURNAL_HEADS_MAIL: 'archive@city.example',
      MAIL_SERVER: `smtp://127.0.0.1:${portOf(post.server.address())}`,
      MAIL_FROM: 'huanju@city.example',
    },
  })
})
afterAll(async () => {
  await city.close()
  hook.close()
  await new Promise<void>((resolve) => {
    post.close(resolve)
  })
  rmSync(elsewhere, { recursive: true })
})

const send = () => sendHeads({ settings: city.settings, ownerUrl: city.ownerUrl, now: () => city.clock.now })
const heads = () => readFileSync(join(elsewhere, 'heads.jsonl'), 'utf8')
const faults = (text = heads(), key?: string) =>
  withOwnerClient(city.ownerUrl, (client) => findHeadFaults(client, text, key))

it('goes out once a day, to a place that was down as soon as it is back', async () => {
  await send().catch(() => undefined)
  await city.query("select journal_append('test.line', 'test', null, null, '{}')")
  city.clock.now = new Date(city.clock.now.getTime() + 86_400_000)
  await expect(send()).rejects.toThrow('503')
  expect(mailed, 'a place that is down holds up another').toHaveLength(2)
  isDown = false
  await send()
  await send()
  expect(heads().trim().split('\n')).toHaveLength(2)
  expect(received.join('\n')).toBe(heads().trim())
  const lines = mailed.map((mail) => /\{.*\}/s.exec(mail.replaceAll('=\r\n', '').replaceAll('=3D', '='))?.[0])
  expect(lines.join('\n')).toBe(heads().trim())
  expect(await faults()).toEqual([])
})

it('shows a journal whose whole chain was written anew, a head that was changed, and another key', async () => {
  const [line = ''] = heads().split('\n')
  const head = JSON.parse(line) as { seq: number; hash: string; key: string }
  expect(await faults(JSON.stringify({ ...head, hash: 'f'.repeat(64) }))).toHaveLength(2)
  expect(await faults(line, 'another key')).toHaveLength(1)
  await city.query('alter table journal disable trigger journal_is_append_only')
  await city.query('update journal set hash = $1 where seq = $2', ['0'.repeat(64), head.seq])
  const found = await faults()
  await city.query('update journal set hash = $1 where seq = $2', [head.hash, head.seq])
  await city.query('alter table journal enable trigger journal_is_append_only')
  expect(found).toEqual([expect.stringContaining(`第 ${head.seq} 行`)])
})
