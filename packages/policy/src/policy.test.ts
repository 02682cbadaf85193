// The policy folders are sound, cover every day without two answers, and a mistake is named by file and field.
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { addDays } from '@huanju/quantities'
import { afterAll, describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical.ts'
import { checkRoles, fits } from './check.ts'
import {
  catalogueOf,
  citationOf,
  documentOf,
  dutyHolderOn,
  getParameter,
  groundsFor,
  isIntact,
  packFor,
  parameterOn,
  valueOf,
} from './index.ts'
import { loadPolicy, PolicyError, policyRoot } from './load.ts'
import { sha256 } from './sha256.ts'

const library = loadPolicy()
const pack = packFor(library, { place: '370900', day: '2026-11-23' })
const copies: string[] = []

afterAll(() => copies.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A copy of the folders that a test may spoil. */
function copyOfPolicy(): string {
  const root = mkdtempSync(join(tmpdir(), 'policy-'))
  copies.push(root)
  for (const name of ['100000-national', '370000-shandong', '370900-taian']) {
    cpSync(join(policyRoot, name), join(root, name), { recursive: true })
  }
  return root
}

function findingsOf(root: string): string {
  try {
    loadPolicy(root)
  } catch (error) {
    if (error instanceof PolicyError) return error.message
    throw error
  }
  return ''
}

function spoiled(path: string, from: string, to: string): string {
  const root = copyOfPolicy()
  const text = readFileSync(join(root, path), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(root, path), text.replace(from, to))
  return findingsOf(root)
}

describe('the pack of a place', () => {
  it('holds what its own folder and those above it say, frozen and hashed', () => {
    expect(pack.authorities.map((authority) => authority.code)).toEqual(['100000', '370000', '370900'])
    expect(valueOf(pack, 'eligibility.built-before')).toBe('2005-12-31')
    expect(valueOf(pack, 'voting.quorum')).toBe('2/3')
    expect(Object.isFrozen(pack.parameters['eligibility.built-before']?.values[0])).toBe(true)
    expect(isIntact(pack)).toBe(true)
  })

  it('has the same hash on every day and every load, and another when a value changes', () => {
    expect(packFor(library, { place: '370900', day: '2021-05-01' }).hash).toBe(pack.hash)
    expect(packFor(loadPolicy(), { place: '370900', day: '2021-05-01' }).hash).toBe(pack.hash)
    const root = copyOfPolicy()
    const path = join(root, '370900-taian/parameters/eligibility/neglected-aspects.yaml')
    writeFileSync(path, readFileSync(path, 'utf8').replace('value: 2', 'value: 3'))
    expect(packFor(loadPolicy(root), { place: '370900', day: '2026-11-23' }).hash).not.toBe(pack.hash)
  })

  it('travels as JSON and is found out when it was changed on the way', () => {
    const sent = JSON.parse(JSON.stringify(pack))
    expect(sent).toEqual(pack)
    expect(isIntact(sent)).toBe(true)
    sent.parameters['eligibility.built-before'].values[0].value = '2010-12-31'
    expect(isIntact(sent)).toBe(false)
  })

  it('refuses a place without a folder and ids it does not know', () => {
    expect(() => packFor(library, { place: '999999', day: '2026-11-23' })).toThrow(/999999/)
    expect(() => getParameter(pack, 'nothing')).toThrow(/nothing/)
    expect(() => documentOf(pack, 'nothing')).toThrow(/nothing/)
    expect(() => citationOf(pack, { document: 'taian-plan-2020', clause: '九' })).toThrow(/九/)
  })

  it('cites document and clause with the days of that clause, not of the whole text', () => {
    expect(citationOf(pack, { document: 'taian-plan-2020', clause: '一(一)' })).toMatchObject({ inForceTo: null })
    expect(citationOf(pack, { document: 'taian-land-opinion-2020', clause: '五(三)' })).toMatchObject({
      inForceFrom: '2020-09-01',
      inForceTo: '2025-08-31',
    })
  })
})

describe('values over time', () => {
  it('give exactly one answer or a stated gap on every day since the first', () => {
    for (const { id, values } of Object.values(pack.parameters)) {
      for (const [index, { from }] of values.entries()) {
        const next = values[index + 1]?.from
        expect(next === undefined || next > from, id).toBe(true)
        expect(parameterOn(pack, id, from)?.from, id).toBe(from)
        expect(parameterOn(pack, id, next ? addDays(next, -1) : '2099-12-31')?.from, id).toBe(from)
      }
      expect(parameterOn(pack, id, addDays(values[0]?.from ?? '', -1)), id).toBeNull()
    }
  })

  it('say the gap after a clause has lapsed', () => {
    expect(valueOf(pack, 'land.odd-lot-area', '2025-08-31')).toBe('200000')
    expect(parameterOn(pack, 'land.odd-lot-area', '2025-09-01')).toMatchObject({ value: null })
    const gap = groundsFor(pack, {}, '2025-09-01').parameter('land.odd-lot-area')
    expect(gap).toMatchObject({ value: null, from: '2025-09-01', citation: { clause: '五(三)' } })
    expect(groundsFor(pack, {}).parameter('no-such').value).toBeNull()
  })

  it('carry a citation and a day of checking each, and a doubt wherever the value is only the default', () => {
    for (const parameter of Object.values(pack.parameters)) {
      expect(parameter.lastChecked.on >= '2026-01-01', parameter.id).toBe(true)
      for (const value of parameter.values) {
        expect(citationOf(pack, value.citation).clause).toBe(value.citation.clause)
        if (value.basis === 'system-default') expect(parameter.doubts.length, parameter.id).toBeGreaterThan(0)
      }
    }
  })

  it('of a duty name at most one holder on a day, and follow a reorganisation by data alone', () => {
    const duty = pack.duties['banking-insurance']
    if (!duty) throw new Error('银保监职责不在数据中')
    const [before, after] = ['2023-07-19', '2023-07-20'].map((on) => dutyHolderOn(duty, on)?.name.zh)
    expect(before).not.toBe(after)
    expect(dutyHolderOn(duty, '2020-08-31')).toBeNull()
    expect(Object.keys(pack.duties)).toHaveLength(16)
  })
})

describe('the roles', () => {
  const roles = catalogueOf(pack, 'roles')

  it('keep the three administrators strictly apart and away from business', () => {
    // Long work is everybody's own, such as a list of organisations that is taken in.
    const business = /^(communities|owners|eligibility|plans|map)\./
    const administrators = Object.entries(roles).filter(([, role]) => role.administrator)
    expect(administrators.map(([id]) => id)).toEqual(['system-admin', 'security-admin', 'audit-admin'])
    for (const [id, role] of administrators)
      expect(
        role.rights.filter((right) => business.test(right)),
        id,
      ).toEqual([])
    for (const [id, role] of Object.entries(roles)) {
      expect(role.rights.includes('people.rights'), id).toBe(id === 'security-admin')
      expect(
        role.rights.some((right) => right.startsWith('journal.')),
        id,
      ).toBe(id === 'audit-admin')
      expect(role.rights.includes('system.settings'), id).toBe(id === 'system-admin')
      expect(role.rights.includes('people.write'), id).toBe(id === 'system-admin')
    }
  })
})

describe('a mistake in a folder is named by file and field', () => {
  const limit = '370900-taian/parameters/eligibility/built-before.yaml'

  it('such as a day that is none, a value that does not fit, a clause that is not there', () => {
    expect(spoiled(limit, 'value: 2005-12-31', 'value: 2005-02-30')).toMatch(/built-before values.2020-09-01.value/)
    expect(spoiled(limit, '2020-09-01:', '2020-13-01:')).toContain(`${limit} values.2020-13-01`)
    expect(spoiled(limit, 'clause: 一(一)', 'clause: 一(九)')).toMatch(/built-before.*citation.*一\(九\)/)
    expect(spoiled(limit, 'document: taian-plan-2020', 'document: other')).toMatch(/没有文件 other/)
    expect(spoiled(limit, 'title:', 'titel:')).toContain(`${limit} title`)
    expect(spoiled(limit, 'last-checked:', '#')).toContain(`${limit} last-checked`)
  })

  it('such as two values on one day, broken YAML, or a file in no known place', () => {
    expect(spoiled(limit, 'values:', 'values:\n  2020-09-01: { value: null }')).toMatch(/不是有效的 YAML/)
    const root = copyOfPolicy()
    mkdirSync(join(root, '370900-taian/wishes'))
    writeFileSync(join(root, '370900-taian/wishes/one.yaml'), 'a: 1')
    writeFileSync(join(root, '370900-taian/catalogues/wishes.yaml'), 'entries: { one: { sort: 1 } }')
    expect(findingsOf(root)).toMatch(/catalogues\/wishes.yaml/)
    expect(findingsOf(root)).toMatch(/wishes\/one.yaml.*不认识的文件/)
    const named = '370900-taian/parameters/eligibility/land-kinds.yaml'
    expect(spoiled(named, 'words-from: land-kinds', 'words-from: land-sorts')).toMatch(
      /words-from.*没有目录 land-sorts/,
    )
  })

  it('such as a right that the system does not know', () => {
    const rights = Object.values(library.folders).flatMap(({ catalogues }) =>
      Object.values(catalogues.roles ?? {}).flatMap((role) => ('rights' in role ? (role.rights as string[]) : [])),
    )
    expect(checkRoles(library, rights)).toEqual([])
    const without = checkRoles(
      library,
      rights.filter((right) => right !== 'journal.verify'),
    )
    expect(without.map(({ file, field }) => `${file} ${field}`)).toEqual([
      '100000/catalogues/roles.yaml audit-admin.rights',
    ])
    expect(spoiled('100000-national/catalogues/roles.yaml', 'journal.verify', 'JOURNAL')).toMatch(/roles.yaml.*rights/)
  })

  it('such as an unknown paper, duty or parameter, and holders that overlap', () => {
    expect(
      spoiled('100000-national/catalogues/facts.yaml', 'proved-by: [completion-acceptance', 'proved-by: [hearsay'),
    ).toMatch(/facts community.completed-on.proved-by.*hearsay/)
    const channel = '370900-taian/funding-channels/central-investment.yaml'
    expect(spoiled(channel, 'duty:development-reform', 'duty:nobody')).toMatch(/central-investment giver.*nobody/)
    expect(spoiled(channel, 'central-investment-share', 'nothing')).toMatch(/cap.parameter.*nothing/)
    expect(spoiled(channel, 'of: approved-construction-cost, ', '')).toMatch(/cap.of/)
    expect(spoiled('370900-taian/duties/banking-insurance.yaml', 'to: 2023-07-19', 'to: 2023-07-20')).toMatch(/重叠/)
    expect(spoiled('370900-taian/parameters/eligibility/land-kinds.yaml', '[state-owned]', '[moon]')).toMatch(/moon/)
  })
})

describe('another city', () => {
  const built = (value: string, more = '') =>
    [
      'title: { zh: 界限, en: limit }',
      'unit: day',
      'values:',
      `  2021-01-01: { value: ${value}, citation: { document: other-plan, clause: 一 } }`,
      'last-checked: { on: 2026-11-23, by: test }',
      more,
    ].join('\n')

  function withCity(parameter: string, file = 'eligibility/built-before.yaml', parent = '370000'): string {
    const root = copyOfPolicy()
    const city = join(root, '379900-elsewhere')
    mkdirSync(join(city, 'documents'), { recursive: true })
    mkdirSync(join(city, 'parameters/eligibility'), { recursive: true })
    mkdirSync(join(city, 'parameters/voting'), { recursive: true })
    writeFileSync(
      join(city, 'authority.yaml'),
      `code: '379900'\ntitle: { zh: 他市, en: Elsewhere }\nparent: '${parent}'`,
    )
    writeFileSync(
      join(city, 'documents/other-plan.yaml'),
      [
        'title: { zh: 他市方案, en: Plan }',
        'number: null',
        'issuer: { zh: 他市, en: Elsewhere }',
        'issued: null',
        'verification: secondary',
        'clauses:',
        '  一: { words: { zh: 范围, en: scope }, from: 2021-01-01, to: null }',
      ].join('\n'),
    )
    writeFileSync(join(city, 'parameters', file), parameter)
    return root
  }

  it('is one more folder', () => {
    const elsewhere = packFor(loadPolicy(withCity(built('2000-12-31'))), { place: '379900', day: '2026-11-23' })
    expect(valueOf(elsewhere, 'eligibility.built-before')).toBe('2000-12-31')
    expect(elsewhere.documents['taian-plan-2020']).toBeUndefined()
    expect(valueOf(elsewhere, 'voting.quorum')).toBe('2/3')
  })

  it('replaces only what it names, and only what is there', () => {
    const own = 'voting/quorum.yaml'
    expect(findingsOf(withCity(built('2000-12-31'), own))).toMatch(/100000 已有同名内容/)
    expect(findingsOf(withCity(built('2000-12-31', "replaces: '370000'"), own))).toMatch(/没有可替换的内容/)
    const root = withCity(built('2000-12-31', "replaces: '100000'"), own)
    const named = packFor(loadPolicy(root), { place: '379900', day: '2026-11-23' })
    expect(named.parameters['voting.quorum']).toMatchObject({ authority: '379900' })
    expect(findingsOf(withCity(built('2000-12-31'), own.replace('voting', 'eligibility'), '360000'))).toMatch(/360000/)
  })
})

describe('hash and canonical text', () => {
  it('agree with the platform on every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
      }),
    )
    const long = '泰山'.repeat(5000)
    expect(sha256(long)).toBe(createHash('sha256').update(long, 'utf8').digest('hex'))
  })

  it('do not depend on the order of keys, and hold nothing that JSON cannot', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '二' }], a: true })).toBe('{"a":true,"b":[1,{"c":"二","d":null}]}')
    expect(canonicalJson({ a: undefined })).toBe('{}')
    expect(() => canonicalJson({ a: 1n })).toThrow(/bigint/)
    expect(() => canonicalJson(Number.NaN)).toThrow(/有限数/)
  })

  it('know which values fit which unit', () => {
    expect([fits(null, 'day'), fits('2/3', 'share'), fits('x', 'share'), fits(-1, 'count'), fits('12', 'fen')]).toEqual(
      [true, true, false, false, true],
    )
    expect([fits(true, 'yes-no'), fits(['a'], 'choices'), fits([], 'choices'), fits('1.5', 'dm2')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
