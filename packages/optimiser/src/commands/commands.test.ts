// The commands as a stranger runs them: solve a file, check the plan, be told what is wrong.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { infeasibleExample, tinyExample } from '../testing/examples.ts'
import type { SolvedPlan } from '../types.ts'

const folder = mkdtempSync(join(tmpdir(), 'plans-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
const run = (command: 'optimise' | 'check-plan', ...words: string[]) => {
  const file = fileURLToPath(new URL(`./${command}.ts`, import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file, ...words], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}
writeFileSync(at('tiny.json'), JSON.stringify(tinyExample))
writeFileSync(at('infeasible.json'), JSON.stringify(infeasibleExample))

describe('the commands', () => {
  it('solve an instance, write the plan with its figures, and find nothing broken in it', () => {
    const solved = run('optimise', at('tiny.json'), '--seconds', '3000', '--out', at('plan.json'))
    expect(solved).toMatchObject({ status: 0, stdout: '' })
    const plan = JSON.parse(readFileSync(at('plan.json'), 'utf8')) as SolvedPlan
    expect(plan).toMatchObject({ format: 'huanju-plan/1', gap: 0, breaches: [], ended: 'optimal' })
    expect(Object.keys(plan)).toEqual(expect.arrayContaining(['value', 'bound', 'firstPlanSeconds', 'rankedList']))
    expect(run('check-plan', at('tiny.json'), at('plan.json'))).toMatchObject({ status: 0 })
    const tampered = { ...plan, starts: plan.starts.map((start) => ({ ...start, year: 2027 })) }
    writeFileSync(at('tampered.json'), JSON.stringify(tampered))
    const checked = run('check-plan', at('tiny.json'), at('tampered.json'))
    expect(checked.status).toBe(1)
    expect((JSON.parse(checked.stdout) as { breaches: unknown[] }).breaches.length).toBeGreaterThan(0)
  })

  it('say what cannot hold together, and the ways out', () => {
    const { status, stderr } = run('optimise', at('infeasible.json'), '--seconds', '3000', '--out', at('none.json'))
    expect(status).toBe(1)
    expect(stderr).toMatch(/不能同时满足/)
    expect(stderr).toMatch(/出路 Way out（.*可行/)
  })

  it('refuse a bad instance by field, a bad figure, and a missing file, without a stack', () => {
    writeFileSync(at('bad.json'), JSON.stringify({ ...tinyExample, years: [2027, 2029] }))
    const refused = run('optimise', at('bad.json'))
    expect(refused.status).toBe(2)
    expect(refused.stderr).toContain('years[1]: 年度应逐年连续')
    expect(run('optimise', at('tiny.json'), '--seconds', 'soon').stderr).toContain('--seconds')
    const missing = run('check-plan', at('tiny.json'), at('nothing.json'))
    expect(missing.status).toBe(2)
    expect(missing.stderr).not.toMatch(/\n\s+at /)
  })
})
