// Reading instances: good ones as they are, bad ones refused by field and reason, and nothing ever thrown.
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { infeasibleExample, tinyExample } from '../testing/examples.ts'
import { generateInstance } from '../testing/generate.ts'
import type { PlanInstance } from '../types.ts'
import { readInstance } from './read-instance.ts'
import { instanceJsonSchema } from './schema.ts'

type Deep = Record<string, unknown>
const changed = (path: string, value: unknown): unknown => {
  const copy = structuredClone(tinyExample) as unknown as Deep
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const target = keys.reduce<Deep>((at, key) => at[key] as Deep, copy)
  if (value === undefined) delete target[last]
  else target[last] = value
  return copy
}
const problemsOf = (value: unknown) => {
  const read = readInstance(value)
  return 'problems' in read ? read.problems : []
}
const wan = 2 ** 52

const bad: readonly (readonly [string, string, unknown, string])[] = [
  ['format', 'format', 'other', '只能是'],
  ['projects[0].housholds', 'projects.0.housholds', 3, '不认识的字段'],
  ['projects[0].households', 'projects.0.households', 1.5, '整数'],
  ['projects[0].households', 'projects.0.households', -1, '不能小于 0'],
  ['channels[0].budgetFenByYear[1]', 'channels.0.budgetFenByYear.1', -5, '不能小于 0'],
  ['channels[0].budgetFenByYear', 'channels.0.budgetFenByYear', [1, 2], '应有 3 个数'],
  ['years[1]', 'years.1', 2030, '连续'],
  ['years', 'years', [], '1 至 15 年'],
  ['projects', 'projects', [], '没有项目'],
  ['projects[1].id', 'projects.1.id', 'p1', '用了两次'],
  ['projects[0].countyId', 'projects.0.countyId', 'nowhere', '没有编号'],
  ['projects[0].modes', 'projects.0.modes', [], '没有模式'],
  [
    'projects[0].modes[0].costFenByChannelAndYearOfWorks',
    'projects.0.modes.0.costFenByChannelAndYearOfWorks',
    { city: [0, 0] },
    '没有费用',
  ],
  [
    'projects[0].modes[0].costFenByChannelAndYearOfWorks.bank',
    'projects.0.modes.0.costFenByChannelAndYearOfWorks',
    { bank: [1] },
    '没有渠道',
  ],
  [
    'projects[0].modes[0].costFenByChannelAndYearOfWorks.west-match',
    'projects.0.modes.0.costFenByChannelAndYearOfWorks',
    { 'west-match': [1] },
    '另一个县',
  ],
  ['projects[0].modes[0].areaDm2ByYearOfWorks', 'projects.0.modes.0.areaDm2ByYearOfWorks', [], '施工年数'],
  ['projects[0].modes[0].valuePointsByStartYear', 'projects.0.modes.0.valuePointsByStartYear', [1], '应有 3 个数'],
  ['projects[0].forced.year', 'projects.0.forced', { kind: 'in', year: 2040, reason: 'r' }, '不在计划年度内'],
  ['projects[4].forced.year', 'projects.4.forced', { kind: 'in', year: 2027, reason: 'r' }, '前不得启动'],
  ['projects[5].forced.year', 'projects.5.forced', { kind: 'in', year: 2027, reason: 'r' }, '证据'],
  ['counties[0]', 'counties.0.capacityDm2ByYear', undefined, '没有承接能力'],
  ['cohorts[0].deadline.year', 'cohorts.0.deadline', { year: 2020, of: 'start' }, '早于计划第一年'],
  ['orderOfCohorts[0].startedShare', 'orderOfCohorts.0.startedShare', '3/2', '不能大于 1'],
  ['orderOfCohorts[0].startedShare', 'orderOfCohorts.0.startedShare', 'half', '不是有效的比例'],
  ['fairShare', 'fairShare', { leastRatio: '2', mostRatio: '1' }, '下限大于上限'],
  ['corridors[0].projectIds[1]', 'corridors.0.projectIds.1', 'nobody', '没有编号'],
  ['channels[0].budgetFenByYear', 'channels.0.budgetFenByYear', [wan, wan, wan], '2⁵³'],
  ['projects', 'projects.0.modes.0.costFenByChannelAndYearOfWorks', { city: [wan, wan] }, '2⁵³'],
]

describe('an instance', () => {
  it.each(bad)('is refused at %s', (path, key, value, word) => {
    const found = problemsOf(changed(key, value))
    expect(found.map((one) => one.path)).toContain(path)
    expect(found.find((one) => one.path === path)?.words.zh).toContain(word)
    expect(found.every(({ words }) => words.zh !== '' && words.en !== '')).toBe(true)
  })

  it('is refused when its orders contradict each other', () => {
    const order = (index: number, forced: object) => {
      const { projects, ...rest } = structuredClone(tinyExample)
      return {
        ...rest,
        projects: projects.map((one, at) => (at === index ? { ...one, forced: { reason: 'r', ...forced } } : one)),
      }
    }
    const pair = { ...order(0, { kind: 'in' }), pairings: [{ id: 'g', projectIds: ['p1', 'p2'] }] }
    const both = {
      ...pair,
      projects: pair.projects.map((one) => (one.id === 'p2' ? { ...one, forced: { kind: 'out', reason: 'r' } } : one)),
    }
    expect(problemsOf(both).map(({ path }) => path)).toEqual(['pairings[0]'])
    const ineligible = {
      ...order(0, { kind: 'in' }),
      projects: order(0, { kind: 'in' }).projects.map((one, at) =>
        at === 0 ? { ...one, eligibility: 'ineligible' } : one,
      ),
    }
    expect(problemsOf(ineligible).map(({ path }) => path)).toEqual(['projects[0].forced'])
  })

  it('is refused with the way out when a block is too large', () => {
    const [one] = tinyExample.projects
    const many = {
      ...tinyExample,
      corridors: [],
      linkedStreets: [],
      projects: Array.from({ length: 20_001 }, (_, index) => ({ ...one, id: `x${index}` })),
    }
    expect(problemsOf(many).at(-1)?.words.zh).toContain('cityId')
  })

  it('may have no money in a year', () => {
    expect(problemsOf(changed('channels.0.budgetFenByYear', [0, 0, 0]))).toEqual([])
  })

  it('tells of a hundred problems at most, and how many more', () => {
    const worse = {
      ...tinyExample,
      projects: Array.from({ length: 150 }, (_, index) => ({
        ...tinyExample.projects[0],
        id: `x${index}`,
        countyId: 'no',
      })),
    }
    const found = problemsOf(worse)
    expect(found).toHaveLength(101)
    expect(found.at(-1)?.words.zh).toMatch(/另有 \d+ 处/)
  })

  it('never makes the reader throw, whatever stands in it', () => {
    const paths = [
      'years',
      'counties',
      'channels.0',
      'channels.0.budgetFenByYear',
      'projects.0',
      'projects.0.modes.0',
      'projects.1.modes',
      'cohorts.0.deadline',
      'fairShare',
      'published',
      'constraints',
      'corridors.0.projectIds',
      'pairings',
      'worksInProgress',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const read = readInstance(changed(path, value))
        if ('problems' in read) expect(read.problems.every(({ words }) => words.zh !== '')).toBe(true)
        else expect(read.instance.format).toBe('huanju-plan-instance/1')
      }),
      { numRuns: 600 },
    )
  })
})

describe('the examples', () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(new URL(`../../../../examples/plans/${name}`, import.meta.url), 'utf8')) as unknown

  it('are those that the code writes', () => {
    expect(read('tiny.json')).toEqual(tinyExample)
    expect(read('infeasible.json')).toEqual(infeasibleExample)
    expect(read('city-1000.json')).toEqual(
      JSON.parse(JSON.stringify(generateInstance({ seed: 1, projects: 1000, counties: 11 }))),
    )
    expect(read('instance.schema.json')).toEqual(JSON.parse(JSON.stringify(instanceJsonSchema())))
  })

  it('fit the published schema, and are accepted as they are', () => {
    const validate = new Ajv2020({ strict: false }).compile(read('instance.schema.json') as object)
    for (const name of ['tiny.json', 'infeasible.json', 'city-1000.json']) {
      const instance = read(name) as PlanInstance
      expect(validate(instance), JSON.stringify(validate.errors)).toBe(true)
      expect(readInstance(instance)).toEqual({ instance })
    }
  })
})
