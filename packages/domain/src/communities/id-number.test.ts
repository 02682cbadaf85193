// ID numbers as papers show them: day, region and check digit are looked at, old ones are taken with a word.
import { checkValues } from '@huanju/engines/entities'
import { expect, it } from 'vitest'
import { bornOn, idNumberFault, isOldIdNumber } from './id-number.ts'
import { building, owner } from './index.ts'

const context = { today: '2026-11-26', optionsOf: () => [] }
const ownerWith = (idNumber: string) =>
  checkValues(owner, { dwellingId: 'a', name: '甲', idNumber }, context).map(
    ({ column, severity, message }) => `${column} ${severity} ${message.zh}`,
  )

it.each([
  ['11010519491231002X', undefined],
  ['11010519491231002x', undefined],
  ['110105491231002', undefined],
  ['110105194912310021', '校验位'],
  ['110105194902300021', '出生日期'],
  ['110105491331002', '出生日期'],
  ['00010519491231002X', '行政区划'],
  ['99010519491231002X', '行政区划'],
  ['11000519491231002X', '行政区划'],
  // Residents of Hong Kong, Macao and Taiwan by their residence permits; a foreigner's card: 9, province, country.
  ['810000194912310021', '校验位'],
  ['830000194912310021', undefined],
  ['937036194912310021', '校验位'],
  ['990036194912310021', '行政区划'],
  ['1101051949123100', '18 位'],
  ['11010519491231002Y', '18 位'],
])('“%s” is found to be: %s', (text, fault) => {
  const found = idNumberFault(text)?.zh
  if (fault === undefined) expect(found).toBeUndefined()
  else expect(found).toContain(fault)
})

it('reads the day of birth of old and new ones', () => {
  expect([bornOn('110105491231002'), bornOn('11010519491231002X')]).toEqual(['1949-12-31', '1949-12-31'])
  expect([isOldIdNumber('110105491231002'), isOldIdNumber('11010519491231002X')]).toEqual([true, false])
})

it('takes one of 15 digits with a word, and none of somebody who is not born yet', () => {
  expect(ownerWith('11010519491231002X')).toEqual([])
  expect(ownerWith('110105491231002')).toEqual([expect.stringMatching(/^idNumber warning 这是 15 位的旧号/)])
  expect(ownerWith('110105209912310029')).toEqual([expect.stringMatching(/^idNumber error .*晚于今天/)])
})

it('warns of a county code of no year where the list of codes is at hand, and names no part of the number', () => {
  const codesOf = (list: string) => new Set(list === 'people.region-codes' ? ['110105'] : [])
  const saidOf = (idNumber: string) =>
    checkValues(owner, { dwellingId: 'a', name: '甲', idNumber }, { ...context, codesOf })
  expect(saidOf('11010519491231002X')).toEqual([])
  expect(saidOf(' 11010519491231002x ')).toEqual([])
  const [unknown, ...more] = saidOf('110108194912310029')
  expect([unknown?.column, unknown?.severity, more]).toEqual(['idNumber', 'warning', []])
  expect(JSON.stringify(unknown)).not.toContain('110108')
  expect(saidOf('110108491231002').map(({ severity }) => severity)).toEqual(['warning', 'warning'])
  expect(saidOf('937036194912310028').map(({ message }) => message.zh)).toEqual([])
})

it('takes no building that is completed after today', () => {
  const found = checkValues(building, { name: '1号楼', communityId: 'a', completedOn: '2027-01-01' }, context)
  expect(found.map(({ column, severity }) => `${column} ${severity}`)).toEqual(['completedOn error'])
})
