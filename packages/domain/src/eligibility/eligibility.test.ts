// Eligibility as a whole: verdict, what is missing, buildings of mixed years, any day, the same words for ever.
import { packFor } from '@huanju/policy'
import { loadPolicy } from '@huanju/policy/load'
import { describe, expect, it } from 'vitest'
import { communityFacts, type FactSource } from '../communities/index.ts'
import { decideEligibility, decidePlanEntry } from './index.ts'

const pack = packFor(loadPolicy(), { place: '370900', day: '2026-11-23' })
const on = '2026-11-23'

const eligible: FactSource = {
  name: '松园小区',
  address: null,
  completedOn: '1999-06-30',
  completionEvidence: 'completion-acceptance',
  landKind: 'state-owned',
  buildingCount: 2,
  householdCount: 120,
  floorAreaDm2: 980_000n,
  position: null,
  conditions: {
    structure: 'C',
    utilities: 'D',
    'roads-and-drainage': 'C',
    'fire-and-security': 'C',
    environment: 'B',
    'public-services': 'C',
  },
  askedHouseholdCount: 110,
  willingHouseholdCount: 101,
  vulnerableResidentCount: 12,
  papersOnFile: ['condition-survey'],
  estimatedCostFen: 330_000_000n,
  demolitionPlanned: false,
  propertyMode: 'professional-company',
  remark: null,
  subdistrict: '财源街道',
}

const decide = (changes: Partial<FactSource> = {}, buildings: Parameters<typeof communityFacts>[1] = [], day = on) =>
  decideEligibility(communityFacts({ ...eligible, ...changes }, buildings), pack, { on: day })

describe('eligibility', () => {
  it('meets when every criterion is met, and says by which pack and day', () => {
    const decision = decide()
    expect(decision).toMatchObject({ format: 1, verdict: 'meets', on, place: '370900', packHash: pack.hash })
    expect(decision.explanation.children.map((child) => child.rule)).toEqual([
      'eligibility.built-in-time',
      'eligibility.in-town',
      'eligibility.on-covered-land',
      'eligibility.neglected',
      'eligibility.residents-willing',
      'eligibility.not-rebuilt',
    ])
    expect(decision.explanation.children.every((child) => child.citation?.clause === '一(一)')).toBe(true)
  })

  it('fails when one criterion fails, whatever else is missing', () => {
    const decision = decide({ landKind: 'collective', demolitionPlanned: null })
    expect(decision.verdict).toBe('fails')
    expect(decision.explanation.missing.map((one) => one.fact)).toEqual(['community.demolition-planned'])
  })

  it('is unproven when a paper or a fact is missing, and names every one with who can bring it', () => {
    const decision = decide({ completionEvidence: null, subdistrict: '某镇', landKind: null })
    expect(decision.verdict).toBe('unproven')
    expect(decision.explanation.missing.map(({ fact, kind }) => [fact, kind])).toEqual([
      ['community.completed-on', 'paper'],
      ['community.place-kind', 'value'],
      ['community.land-kind', 'value'],
    ])
    expect(decision.explanation.missing.every((one) => one.proof !== null && one.bringer !== null)).toBe(true)
  })

  it('takes the kind of place from whoever knows it before the kind of the subdistrict', () => {
    expect(decide({ placeKind: 'village' }).verdict).toBe('fails')
    expect(decide({ placeKind: 'county-town', subdistrict: '某镇' }).verdict).toBe('meets')
    expect(decide({ subdistrict: '某某街道办事处' }).verdict).toBe('meets')
  })
})

describe('buildings', () => {
  const building = (id: string, completedOn: string | null) => ({ id, name: `${id}号楼`, completedOn })

  it('of mixed years are judged singly; the community goes by its last one', () => {
    const decision = decide({}, [building('1', '2005-12-31'), building('2', '2006-01-01'), building('3', null)])
    expect(decision.buildings.map((one) => one.verdict)).toEqual(['meets', 'fails', 'unproven'])
    expect(decision).toMatchObject({ verdict: 'fails', isMixed: true })
    expect(decision.explanation.doubts[0]?.zh).toContain('符合 1 栋，不符合 1 栋，证据不足 1 栋')
    expect(decision.printed.zh).toContain('2号楼 楼栋建成年代：不符合')
  })

  it('date a community that has no day of its own, once all of them are dated', () => {
    const dated = decide({ completedOn: null }, [building('1', '1998-01-01'), building('2', '1999-01-01')])
    expect(dated).toMatchObject({ verdict: 'meets', isMixed: false })
    expect(decide({ completedOn: null }, [building('1', '1998-01-01'), building('2', null)]).verdict).toBe('unproven')
  })
})

describe('time', () => {
  it('past the plan itself nothing can be proven, and later answers stay as they were given', () => {
    expect(decide({}, [], '2020-08-31').verdict).toBe('unproven')
    expect(decide({}, [], '2020-09-01').verdict).toBe('meets')
    expect(decide({}, [], '2021-05-01').explanation.children).toEqual(decide().explanation.children)
  })

  it('a stored decision is plain JSON and prints word for word', async () => {
    const decision = decide({}, [], '2021-05-01')
    const stored = JSON.parse(JSON.stringify(decision))
    expect(stored).toEqual(decision)
    expect(decide({}, [], '2021-05-01').printed).toEqual(stored.printed)
    const lines = decision.printed.zh.split('\n')
    expect(lines.at(-1)).toBe(`适用 2021年5月1日 的规则（地区 370900，政策摘要 ${pack.hash.slice(0, 12)}）`)
    await expect(`${lines.slice(0, -1).join('\n')}\n`).toMatchFileSnapshot('./testing/printed-2021-05-01.txt')
  })
})

describe('entry to the plan', () => {
  it('asks for an agreed mode of property management', () => {
    const entry = (propertyMode: string | null) =>
      decidePlanEntry(communityFacts({ ...eligible, propertyMode }), pack, { on }).verdict
    expect([entry('self-managed'), entry('undecided'), entry(null)]).toEqual(['meets', 'fails', 'unproven'])
  })
})
