// Refusals that nothing else reaches, over HTTP; and that every refusal of the product is reached by some test.
import { allEndpoints } from '@huanju/contract'
import { refusalKinds } from '@huanju/domain/subjects'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCity, type Client, type TestCity } from '../testing/harness.ts'
import { formFor, sheetOf } from './furnish.ts'

let city: TestCity
let east: Client
let planner: Client
beforeAll(async () => {
  city = await openTestCity()
  ;[east, planner] = [await city.as('east'), await city.as('east-planner')]
})
afterAll(() => city.close())

const idIn = async (answer: Promise<{ status: number; json: Record<string, unknown>; text: string }>) => {
  const { status, json, text } = await answer
  expect(status, text).toBe(200)
  return String(json['id'])
}
const newPlan = () => {
  const years = [{ year: 2027, budgetFen: '9000000000' }]
  const body = {
    name: '计划',
    regionId: city.city.east.countyId,
    years,
    weights: {},
    forces: [],
    includesUnproven: true,
  }
  return idIn(planner.call('POST /plans', { body }))
}
const upload = async () => idIn(east.call('POST /imports', await sheetOf(city.city.east, '名单里')))

/** A refusal as it is answered: 422, its code, and a sentence in each language. */
async function refusedWith(
  code: string,
  answer: Promise<{ status: number; json: Record<string, unknown> }>,
): Promise<void> {
  const { status, json } = await answer
  expect([status, json['code']]).toEqual([422, code])
  const [first] = json['refusals'] as { code: string; words: { zh: string; en: string } }[]
  expect(first?.code).toBe(code)
  expect(json['message']).toEqual(first?.words)
  expect(first?.words.en).not.toMatch(/[\u4E00-\u9FFF{}]/)
}

describe('it is refused', () => {
  it('to take a community into the plan that was never judged', async () => {
    const id = await idIn(east.call('POST /communities', { body: formFor(city.city.east, '未判里') }))
    await city.query(`begin; select journal_append('test.settled', 'city', null, null, '{}');
      update communities set verdict = null, verdict_id = null where id = '${id}'; commit`)
    const body = { version: 1, on: '2026-01-01', paper: null, remark: null, successor: '会议纪要' }
    await refusedWith('stage.not-judged', east.call(`POST /communities/${id}/acts/plan`, { body }))
  })

  it('to rank a plan that is being ranked', async () => {
    const id = await newPlan()
    await city.query(`begin; select journal_append('test.settled', 'city', null, null, '{}');
      update plans set state = 'ranking' where id = '${id}'; commit`)
    await refusedWith('plan.is-ranking', planner.call(`POST /plans/${id}/rankings`))
  })

  it('to export a study without a plan, and to fetch the file of a job that has none', async () => {
    const id = await newPlan()
    const study = await idIn(planner.call(`POST /plans/${id}/studies`, { body: { name: '推演' } }))
    await refusedWith('study.no-plan', planner.call(`GET /studies/${study}/workbook`))
    const { json } = await planner.call(`POST /plans/${id}/rankings`)
    await city.untilEnded(planner, String(json['jobId']))
    await refusedWith('job.has-no-file', planner.call(`GET /jobs/${String(json['jobId'])}/file`))
  })

  it('to take in a list before its check, to fetch its report, and to check it once it is in', async () => {
    const id = await upload()
    await refusedWith('import.not-checked', east.call(`POST /imports/${id}/commitment`))
    await refusedWith('import.no-report', east.call(`GET /imports/${id}/workbook`))
    await city.query(`begin; select journal_append('test.settled', 'city', null, null, '{}');
      update imports set state = 'committed' where id = '${id}'; commit`)
    const { mapping } = (await east.call(`GET /imports/${id}`)).json
    const body = { mapping, defaults: { countyId: null, subdistrictId: null } }
    await refusedWith('import.not-checkable', east.call(`PUT /imports/${id}/mapping`, { body }))
  })

  it('to void a list that is busy, that was taken in, or twice; one uploaded by mistake leaves the desk with its reason', async () => {
    const id = await upload()
    const onDesk = async () => (await east.call('GET /desk')).text.includes(`/imports/${id}`)
    const voided = () => east.call(`POST /imports/${id}/voiding`, { body: { reason: '传错了' } })
    const settled = (change: string) =>
      city.query(`begin; select journal_append('test.settled', 'city', null, null, '{}');
      update imports set ${change} where id = '${id}'; commit`)
    expect(await onDesk()).toBe(true)
    await settled("state = 'checking'")
    await refusedWith('import.is-busy', voided())
    await settled("state = 'checked', counts = jsonb_set(counts, '{committed}', '3')")
    await refusedWith('import.has-records', voided())
    await settled("counts = jsonb_set(counts, '{committed}', '0')")
    expect((await voided()).json).toMatchObject({ state: 'voided', problem: { zh: '已作废。事由：传错了' } })
    expect(await onDesk()).toBe(false)
    await refusedWith('import.is-voided', voided())
    expect(
      (await city.query("select seq from journal where action = 'import.voided' and subject_id = $1", [id])).length,
    ).toBe(1)
  })
})

describe('every refusal', () => {
  const folder = new URL('../../../', import.meta.url)
  const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules'))
    .map((path) => readFileSync(new URL(path, folder), 'utf8'))

  it.each(Object.keys(refusalKinds))('%s is reached by a test, and told of by an endpoint', (code) => {
    expect(tests.some((text) => text.includes(`'${code}'`))).toBe(true)
    expect(allEndpoints().some(({ shape }) => shape.refuses?.some((one) => one === code))).toBe(true)
  })
})
