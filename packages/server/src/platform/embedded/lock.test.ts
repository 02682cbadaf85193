// The lock of a folder: one living holder, and none that is dead.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holderOf, lockFolder } from './lock.ts'
import { birthOf } from './processes.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huanju-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const holdAs = (pid: number, birth: string) => writeFileSync(join(folder, 'huanju.lock'), `${pid} ${birth}`)

test('a folder has one holder at a time, who is named, and is free after the release', () => {
  const lock = lockFolder(folder)
  expect(holderOf(folder)).toBe(process.pid)
  expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`)
  lock.release()
  expect(holderOf(folder)).toBeUndefined()
  lockFolder(folder).release()
  expect(readdirSync(folder)).toEqual([])
})

test('the lock of a process that has ended is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  holdAs(pid, 'some birth')
  expect(holderOf(folder)).toBeUndefined()
  lockFolder(folder).release()
})

test('the lock of an ended process whose number another one has now is taken over', () => {
  holdAs(process.pid, `${birthOf(process.pid)}0`)
  expect(holderOf(folder)).toBeUndefined()
  lockFolder(folder)
  expect(holderOf(folder)).toBe(process.pid)
  expect(existsSync(join(folder, 'huanju.lock'))).toBe(true)
})

test('the lock of a living process with the same birth holds', () => {
  holdAs(process.pid, birthOf(process.pid) ?? '')
  expect(() => lockFolder(folder)).toThrow('in use')
})
