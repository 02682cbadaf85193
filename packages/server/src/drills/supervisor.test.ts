// Kills the product while a file is being uploaded: its supervisor starts it again, and nothing of the upload stays.
import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signIn } from './product.ts'
import { makePlace } from './victims.ts'

const supervisor = fileURLToPath(new URL('../../../../scripts/supervise.mjs', import.meta.url))
const main = fileURLToPath(new URL('../main.ts', import.meta.url))

let dataDir: string
let keeper: ChildProcess | undefined
beforeEach(() => {
  dataDir = makePlace()
})
afterEach(async () => {
  if (keeper && keeper.exitCode === null) {
    keeper.kill('SIGTERM')
    await new Promise((resolve) => keeper?.once('exit', resolve))
  }
  rmSync(dataDir, { recursive: true, force: true })
})

/** Runs a program under the supervisor; the program's number stands before each line it says. */
function supervised(program: string, args: readonly string[], environment: Record<string, string> = {}) {
  const script = `
    import { spawn } from 'node:child_process'
    import { supervise } from ${JSON.stringify(supervisor)}
    const start = () => {
      const child = spawn(process.execPath, ${JSON.stringify([...args, program])}, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
      console.log('child ' + child.pid)
      return child
    }
    process.exit(await supervise(start))`
  keeper = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  })
  const lines: string[] = []
  if (keeper.stdout) createInterface(keeper.stdout).on('line', (line) => lines.push(line))
  const until = async (wanted: RegExp, after = 0) => {
    for (;;) {
      const found = lines.slice(after).find((line) => wanted.test(line))
      if (found !== undefined) return { found: wanted.exec(found)?.[1] ?? '', seen: lines.length }
      if (keeper?.exitCode !== null) throw new Error(`ended: ${lines.join('\n')}`)
      await wait(50)
    }
  }
  return { until, lines }
}

const uploadsIn = (folder: string) => readdirSync(join(folder, 'tmp')).filter((name) => name.startsWith('upload-'))

/** Begins an upload of a megabyte, sends half of it, and leaves it open. */
async function uploadHalf(url: string, headers: Record<string, string>) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n'
  socket.write(
    `POST /api/imports?target=community HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: ${headers['cookie']}\r\n` +
      `x-huanju-csrf: ${headers['x-huanju-csrf']}\r\ncontent-type: multipart/form-data; boundary=b\r\n` +
      `content-length: 1000000\r\n\r\n${head}${'x'.repeat(500_000)}`,
  )
}

test('a product that is killed is started again, and what it was receiving is gone', async () => {
  const { until } = supervised(main, ['--import', 'tsx'], {
    DATA_DIR: dataDir,
    PORT: '0',
    DEMO: 'yes',
    LOG_LEVEL: 'silent',
  })
  const first = await until(/^child (\d+)/)
  const ready = await until(/(http:\/\/127\.0\.0\.1:\d+)/)
  const { headers } = await signIn(ready.found)
  await uploadHalf(ready.found, headers)
  while (uploadsIn(dataDir).length === 0) await wait(20)
  process.kill(Number(first.found), 'SIGKILL')
  const again = await until(/(http:\/\/127\.0\.0\.1:\d+)/, ready.seen)
  expect((await fetch(`${again.found}/api/session`, { headers })).status).toBe(200)
  expect(uploadsIn(dataDir)).toEqual([])
})

test('a program that never comes up is not started again and again', async () => {
  supervised('process.exit(3)', ['-e'])
  expect(await new Promise((resolve) => keeper?.once('exit', resolve))).toBe(3)
})

test('a program that ends in order stays ended', async () => {
  const { lines } = supervised("process.send('ready'); setTimeout(() => process.exit(0), 100)", ['-e'])
  expect(await new Promise((resolve) => keeper?.once('exit', resolve))).toBe(0)
  expect(lines).toHaveLength(1)
})
