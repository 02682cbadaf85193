// The journal in sentences: people by name, labels and units of the fields, only what changed, and no code or JSON anywhere.
import { actionWords } from '@huanju/domain/subjects'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { furnish, type Place } from '../../proofs/furnish.ts'
import { openTestCity, type TestCity } from '../../testing/harness.ts'

interface Words {
  readonly zh: string
  readonly en: string
}
interface Line {
  readonly actor: string | null
  readonly login: string
  readonly words: Words
  readonly about: string | null
  readonly said: readonly { readonly title: Words; readonly text: Words }[]
  readonly changes: readonly { readonly title: Words; readonly from: Words | null; readonly to: Words | null }[]
}

let city: TestCity
let place: Place
beforeAll(async () => {
  city = await openTestCity()
  place = await furnish(city, city.city.east, 'east')
})
afterAll(() => city.close())

async function linesFor(query: Record<string, string>): Promise<Line[]> {
  const auditor = await city.as('auditor')
  return (await auditor.call('GET /journal', { query: { size: '200', ...query } })).json['rows'] as Line[]
}

describe('the journal', () => {
  it('says every line in words: no JSON, no code, no id', async () => {
    const lines = await linesFor({})
    expect(lines.length).toBeGreaterThan(20)
    const said = lines.flatMap(({ words, about, said, changes }) => [
      words.zh,
      about ?? '',
      ...said.flatMap(({ title, text }) => [title.zh, text.zh]),
      ...changes.flatMap(({ title, from, to }) => [title.zh, from?.zh ?? '', to?.zh ?? '']),
    ])
    const codes = said.filter((text) => /[{}"]|[0-9a-f]{8}-[0-9a-f]{4}-|^[a-z]+[.-][a-z-]+$/.test(text))
    expect(codes).toEqual([])
    const kept = await city.query("select distinct action from journal where action not like 'test.%'")
    expect(kept.map(({ action }) => String(action)).filter((code) => actionWords(code).zh === code)).toEqual([])
  })

  it('names who acted and keeps the account beside the name; what the system did is said so', async () => {
    const lines = await linesFor({})
    const own = lines.find(({ login }) => login === 'auditor')
    expect(own?.actor).not.toBe('auditor')
    expect(own?.actor?.length).toBeGreaterThan(0)
    expect(lines.filter(({ login }) => login === 'system').every(({ actor }) => actor === null)).toBe(true)
  })

  it('finds the lines of a person by name', async () => {
    const [own] = await linesFor({ q: 'auditor' })
    const named = await linesFor({ q: own?.actor ?? '' })
    expect(named.length).toBeGreaterThan(0)
    expect(named.every(({ login }) => login === 'auditor')).toBe(true)
  })

  it('tells a change field by field, only what is another: one grade, and no point that nobody moved', async () => {
    const clerk = await city.as('east')
    const { json } = await clerk.call(`GET /communities/${place.community}`)
    const point = json['position'] as Record<string, unknown> | null
    const position = point ?? { system: 'GCJ-02', longitude: 117.1, latitude: 36.2 }
    const { system, longitude, latitude } = position
    const form = (version: number, grades: object, count: number) => ({
      ...json,
      version,
      position: { system, longitude, latitude },
      conditions: grades,
      householdCount: count,
    })
    const put = async (body: object) => {
      const answer = await clerk.call(`PUT /communities/${place.community}`, { body })
      expect(answer.status, answer.text).toBe(200)
      return Number(answer.json['version'])
    }
    const version = await put(form(Number(json['version']), { structure: 'B', environment: 'C' }, 100))
    await put(form(version, { structure: 'D', environment: 'C' }, 102))
    const [line] = await linesFor({ action: 'community.changed' })
    expect(line?.changes.map(({ title, from, to }) => `${title.zh} ${from?.zh} ${to?.zh}`)).toEqual([
      '户数 100 102',
      '楼体 B D',
    ])
    expect(line?.about).toBe(json['name'])
  })
})
