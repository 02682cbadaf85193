// A folder of policy files as a clerk writes them: what is read, and what is wrong by file and field, without a disk.
import { describe, expect, it } from 'vitest'
import { checkLibrary, fits } from './check.ts'
import { readFolder, type PolicyFile } from './read.ts'
import { isFraction } from './schema.ts'
import type { AuthorityFolder, PolicyLibrary } from './types.ts'

const words = (text: string) => ({ zh: text, en: text })
const authority: PolicyFile = {
  path: 'authority.yaml',
  content: { code: '379900', title: words('他市'), parent: null },
}
const document: PolicyFile = {
  path: 'documents/plan.yaml',
  content: {
    title: words('方案'),
    number: null,
    issuer: words('他市'),
    issued: '2021-01-01',
    verification: 'primary',
    clauses: { '一(一)': { words: words('范围'), from: '2021-01-01', to: null } },
  },
}
const citation = { document: 'plan', clause: '一(一)' }
const parameter = (content: object, path = 'parameters/eligibility/limit.yaml'): PolicyFile => ({
  path,
  content: {
    title: words('界限'),
    unit: 'day',
    values: { '2021-01-01': { value: '2005-12-31', citation } },
    'last-checked': { on: '2026-11-23', by: 'clerk' },
    ...content,
  },
})
const duty = (content: object): PolicyFile => ({
  path: 'duties/housing.yaml',
  content: {
    title: words('住建'),
    words: words('主管'),
    citation,
    tasks: [{ id: 'survey', title: words('摸底') }],
    holders: [{ name: words('住建局'), from: '2019-01-01', to: null, verification: 'primary' }],
    ...content,
  },
})
const channel = (content: object): PolicyFile => ({
  path: 'funding-channels/award.yaml',
  content: {
    title: words('奖补'),
    kind: 'award',
    giver: 'duty:housing',
    cap: null,
    'pays-for': ['basic'],
    'reported-as': words('上级资金'),
    citation,
    verification: 'primary',
    ...content,
  },
})
const read = (...files: PolicyFile[]) => readFolder('379900-elsewhere', [authority, document, ...files])
const fieldsOf = (...files: PolicyFile[]) => read(...files).findings.map(({ file, field }) => `${file} ${field}`)
const library = (...folders: AuthorityFolder[]): PolicyLibrary => ({
  folders: Object.fromEntries(folders.map((folder) => [folder.authority.code, folder])),
})
const wrongIn = (...files: PolicyFile[]) =>
  checkLibrary(library(read(...files).folder)).map(({ file, field }) => `${file} ${field}`)

describe('a folder', () => {
  it('is read whole: ids from paths, days of clauses, values in the order of their days', () => {
    const later = { '2024-01-01': { value: '2010-12-31', citation }, '2021-01-01': { value: '2005-12-31', citation } }
    const { folder, findings } = read(parameter({ values: later }), duty({}), channel({}))
    expect(findings).toEqual([])
    expect(folder.parameters[0]).toMatchObject({
      id: 'eligibility.limit',
      authority: '379900',
      wordsFrom: null,
      doubts: [],
    })
    expect(folder.parameters[0]?.values.map(({ from }) => from)).toEqual(['2021-01-01', '2024-01-01'])
    expect(folder.parameters[0]?.values[0]).toMatchObject({ including: true, basis: 'official' })
    expect(folder.documents[0]?.clauses).toEqual([
      { clause: '一(一)', words: words('范围'), inForceFrom: '2021-01-01', inForceTo: null, doubts: [] },
    ])
    expect(folder.duties[0]?.id).toBe('housing')
    expect(folder.fundingChannels[0]).toMatchObject({
      id: 'award',
      paysFor: ['basic'],
      never: [],
      needs: [],
      cap: null,
    })
    expect(folder.parameters[0]).not.toHaveProperty('replaces')
  })

  it('reads a catalogue by the shape of its name, and any other by title and meaning', () => {
    const paper = { title: words('备案表'), 'issued-by': words('住建局'), strength: 'proof' }
    const { folder, findings } = read(
      { path: 'catalogues/evidence-kinds.yaml', content: { entries: { record: paper } } },
      { path: 'catalogues/colours.yaml', content: { entries: { red: { title: words('红') } } } },
    )
    expect(findings).toEqual([])
    expect(folder.catalogues['evidence-kinds']?.['record']).toMatchObject({ issuedBy: words('住建局') })
    expect(folder.catalogues['colours']?.['red']).toEqual({ title: words('红'), meaning: null })
  })

  it('reads cases with the answers in the words of a clerk', () => {
    const one = {
      name: '界限当日',
      on: '2021-05-01',
      given: { 'community.completed-on': { value: '2005-12-31', proof: 'record' }, 'community.households': 3 },
      expect: { 'eligibility.limit': '符合', 'eligibility.other': '证据不足' },
      because: citation,
      source: '示例',
    }
    const { folder } = read({ path: 'cases/limit.yaml', content: { cases: [one] } })
    expect(folder.cases[0]).toMatchObject({
      place: '379900',
      onTheLine: false,
      given: { 'community.completed-on': { proof: 'record' }, 'community.households': { value: 3, proof: null } },
      expect: { 'eligibility.limit': 'meets', 'eligibility.other': 'unproven' },
    })
  })
})

describe('a file is wrong', () => {
  const at = '379900-elsewhere/parameters/eligibility/limit.yaml'

  it.each<[string, object, string]>([
    ['a unit that there is not', { unit: 'metres' }, `${at} unit`],
    ['no value at all', { values: {} }, `${at} values`],
    ['a day that is none', { values: { '2021-02-30': { value: null, citation } } }, `${at} values.2021-02-30`],
    ['a value without a citation', { values: { '2021-01-01': { value: null } } }, `${at} values.2021-01-01.citation`],
    [
      'a basis that there is not',
      { values: { '2021-01-01': { value: 1, citation, basis: 'guess' } } },
      `${at} values.2021-01-01.basis`,
    ],
    ['a title in one language', { title: { zh: '界限' } }, `${at} title.en`],
    ['nobody who looked it up', { 'last-checked': { on: '2026-11-23' } }, `${at} last-checked.by`],
    ['a field that nobody knows', { colour: 'red' }, `${at} (整个文件)`],
    ['a place that is no code', { replaces: 'the nation' }, `${at} replaces`],
  ])('with %s, and is named with the field', (_said, content, finding) => {
    expect(fieldsOf(parameter(content))).toEqual([finding])
  })

  it.each<[string, PolicyFile, string]>([
    ['a cap of nothing', channel({ cap: { share: '1/2' } }), 'funding-channels/award.yaml cap.of'],
    [
      'a cap that is no share',
      channel({ cap: { of: 'cost', share: 'half' } }),
      'funding-channels/award.yaml cap.share',
    ],
    ['a giver nobody knows', channel({ giver: 'the bank' }), 'funding-channels/award.yaml giver'],
    ['nothing that it pays for', channel({ 'pays-for': [] }), 'funding-channels/award.yaml pays-for'],
    ['a duty without a task', duty({ tasks: [] }), 'duties/housing.yaml tasks'],
    [
      'a role without a right',
      { path: 'catalogues/roles.yaml', content: { entries: { clerk: { title: words('经办'), rights: [] } } } },
      'catalogues/roles.yaml rights',
    ],
    ['no entries', { path: 'catalogues/colours.yaml', content: {} }, 'catalogues/colours.yaml entries'],
    ['nothing in it', { path: 'duties/housing.yaml', content: null }, 'duties/housing.yaml (整个文件)'],
    ['a place of its own', { path: 'wishes/one.yaml', content: {} }, 'wishes/one.yaml '],
  ])('with %s', (_said, file, finding) => {
    expect(fieldsOf(file)).toEqual([`379900-elsewhere/${finding}`])
  })

  it('where the authority is not named, and the rest is read all the same', () => {
    const { folder, findings } = readFolder('379900-elsewhere', [document])
    expect(findings.map(({ file }) => file)).toEqual(['379900-elsewhere/authority.yaml'])
    expect(folder.authority.code).toBe('379900')
    expect(folder.documents).toHaveLength(1)
  })
})

describe('files together', () => {
  it.each<[string, PolicyFile[], string[]]>([
    ['nothing wrong', [parameter({}), duty({}), channel({ 'pays-for': ['basic'] }), classes()], []],
    [
      'a document there is not',
      [parameter({ values: { '2021-01-01': { value: null, citation: { ...citation, document: 'x' } } } })],
      ['379900/parameters/eligibility.limit values.2021-01-01.citation'],
    ],
    [
      'a clause there is not',
      [parameter({ values: { '2021-01-01': { value: null, citation: { ...citation, clause: '九' } } } })],
      ['379900/parameters/eligibility.limit values.2021-01-01.citation'],
    ],
    [
      'a value that is of another unit',
      [parameter({ unit: 'count' })],
      ['379900/parameters/eligibility.limit values.2021-01-01.value'],
    ],
    [
      'words from a catalogue there is not',
      [parameter({ 'words-from': 'colours' })],
      ['379900/parameters/eligibility.limit words-from', '379900/parameters/eligibility.limit values.2021-01-01.value'],
    ],
    ['a giver without its duty', [channel({}), classes()], ['379900/funding-channels/award giver']],
    ['a class of works there is not', [channel({ giver: 'owners' })], ['379900/funding-channels/award pays-for']],
    ['holders on one day', [duty({ holders: holders('2022-01-01', '2022-01-01') })], ['379900/duties/housing holders']],
    ['holders one after the other', [duty({ holders: holders('2022-01-01', '2022-01-02') })], []],
    [
      'a holder without an end, and another after',
      [duty({ holders: holders(null, '2022-01-02') })],
      ['379900/duties/housing holders'],
    ],
  ])('with %s are wrong at %j', (_said, files, findings) => {
    expect(wrongIn(...files)).toEqual(findings)
  })

  it('are wrong where the authority above has no folder', () => {
    const { folder } = readFolder('379900-elsewhere', [
      { path: 'authority.yaml', content: { code: '379900', title: words('他市'), parent: '370000' } },
    ])
    expect(checkLibrary(library(folder)).map(({ field }) => field)).toEqual(['parent'])
  })

  it('are wrong where one replaces what is not above it, or sets anew what is without saying so', () => {
    const own = read(parameter({})).folder
    const below = (content: object) => ({
      ...read(parameter(content, 'parameters/eligibility/limit.yaml')).folder,
      authority: { code: '379901', title: words('某县'), parent: '379900' },
      documents: [],
    })
    const found = (content: object) =>
      checkLibrary(library(own, below(content))).map(({ file, field }) => `${file} ${field}`)
    expect(found({ replaces: '379900' })).toEqual([])
    expect(found({})).toEqual(['379901/parameters/eligibility.limit replaces'])
    expect(found({ replaces: '370000' })).toEqual(['379901/parameters/eligibility.limit replaces'])
  })
})

describe('a value fits its unit', () => {
  it.each([
    ['day', '2024-02-29', '2025-02-29'],
    ['count', 0, -1],
    ['count', 9_007_199_254_740_991, 9_007_199_254_740_992],
    ['count', 7, '7'],
    ['fen', '0', '-1'],
    ['dm2', '200000', 200_000],
    ['share', '2/3', '2/0'],
    ['share', '40%', 0.4],
    ['yes-no', false, 'no'],
    ['choice', 'mixed', ['mixed']],
    ['choices', ['a'], []],
    ['choices', ['a', 'b'], ['a', 1]],
    ['structure', { a: 1 }, 'a'],
  ] as const)('of a %s: %j does, %j does not', (unit, good, bad) => {
    expect([fits(good, unit), fits(bad, unit), fits(null, unit)]).toEqual([true, false, true])
  })

  it('is a share where it can be read exactly', () => {
    expect(['2/3', '0.85', '66.7%', '0', '150%'].every(isFraction)).toBe(true)
    expect(['', 'half', '1/0', '-1/2', '1e-1'].some(isFraction)).toBe(false)
  })
})

function classes(): PolicyFile {
  return { path: 'catalogues/work-classes.yaml', content: { entries: { basic: { title: words('基础类') } } } }
}

function holders(to: string | null, from: string) {
  const holder = (more: object) => ({ name: words('某局'), verification: 'primary', ...more })
  return [holder({ from: '2019-01-01', to }), holder({ from, to: null })]
}
