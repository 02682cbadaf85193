// Where the demo city comes by itself: on a loopback address with the embedded database, and nowhere else unless asked.
import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const database = { DATABASE_URL: 'postgresql://huanju:secret@db.example:5432/huanju' }

test.each([
  [{}, true],
  [{ HOST: 'localhost' }, true],
  [{ HOST: '::1' }, true],
  [{ HOST: '127.0.0.2' }, true],
  [{ HOST: '0.0.0.0' }, false],
  [{ HOST: '10.0.0.5' }, false],
  [{ HOST: '127.example.org' }, false],
  [database, false],
  [{ PUBLIC_URL: 'https://gaizao.example' }, false],
  [{ DEMO: 'no' }, false],
  [{ HOST: '0.0.0.0', DEMO: 'yes' }, true],
  [{ ...database, DEMO: 'yes' }, true],
])('%j loads the demo city: %s', (environment, wanted) => {
  expect(readSettings(environment).isDemoWanted).toBe(wanted)
})

test('never under a public address, even when asked', () => {
  expect(() => readSettings({ PUBLIC_URL: 'https://gaizao.example', DEMO: 'yes' })).toThrow('PUBLIC_URL')
})
