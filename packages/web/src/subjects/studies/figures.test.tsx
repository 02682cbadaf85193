// Figures say what they stand for: spending beside what starts, money beside what may be spent, and what is off.
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ShareLimits } from './CountyShares.tsx'
import { Demanded, Gain, Gap } from './StudyFigures.tsx'
import { UseBars } from './UseBars.tsx'
import { YearRows } from './year-table.tsx'

const aims = {
  mandatory: { due: 0, started: 0 },
  needPoints: 1,
  jointPoints: 12_943,
  keptPoints: 0,
  evenness: { mostHouseholds: 0, fewestHouseholds: 0 },
}
const words = (zh: string) => ({ zh, en: zh })

describe('the year table', () => {
  it('shows what is spent and what may be beside the investment of what starts', () => {
    const year = { year: 2027, communities: 8, households: 967, costFen: 600_000_000n, spentFen: 400_000_000n }
    const rows = [{ ...year, availableFen: 500_000_000n }]
    const shown = renderToStaticMarkup(
      <table>
        <tbody>
          <YearRows byYear={rows} linked={({ communities }) => communities} />
        </tbody>
      </table>,
    )
    expect(shown.replaceAll(/<[^>]+>/g, ' ')).toMatch(
      /总投资（万元）\s+600\.00\s+当年支出（万元）\s+400\.00\s+当年可用资金（万元）\s+500\.00/,
    )
  })
})

describe('a demand that is off', () => {
  it('says so where its figure would stand', () => {
    const on = renderToStaticMarkup(<Demanded off={[]} aims={{ ...aims, mandatory: { due: 4, started: 3 } }} />)
    expect(on).toContain('3 / 4')
    expect(on).toContain('12,943')
    const off = renderToStaticMarkup(<Demanded off={['cohort-deadline', 'dig-once']} aims={aims} />)
    expect(off.match(/未启用/g)).toHaveLength(2)
    expect(off).not.toContain('0 / 0')
  })

  it('says so above the shares of the counties, which are limits in per cent otherwise', () => {
    const fairShare = { least: '17/20', most: '6/5' }
    expect(renderToStaticMarkup(<ShareLimits fairShare={fairShare} isOff={false} />)).toContain('85%—120%')
    const off = renderToStaticMarkup(<ShareLimits fairShare={fairShare} isOff />)
    expect(off).toMatch(/未启用/)
    expect(off).not.toContain('85%')
  })

  it('says so above budgets and capacity that do not bind', () => {
    const use = { name: words('甲县'), year: 2027, used: 100, limit: 200, unit: 'dm2' }
    const result = { budgets: [], capacities: [{ ...use, constraint: 'capacity' as const }] }
    expect(renderToStaticMarkup(<UseBars result={result} off={[]} />)).not.toContain('未启用')
    expect(renderToStaticMarkup(<UseBars result={result} off={['capacity']} />)).toContain('未启用')
  })
})

it('says by how much a plan could be better at most, and nothing while it is a first try', () => {
  expect(renderToStaticMarkup(<Gap near={0.0039} limit={376_196} isSolving={false} />)).toMatch(
    /最多还能提高.+0\.39%.+不超过 376,196 分/,
  )
  expect(renderToStaticMarkup(<Gap near={40.6} limit={1_333_098} isSolving />)).not.toContain('%')
  expect(renderToStaticMarkup(<Gap near={40.6} limit={1_333_098} isSolving={false} />)).toContain('延长用时再测算')
})

it('says what the ranked list would have broken', () => {
  expect(renderToStaticMarkup(<Gain value={110} list={{ value: 100, breaches: 14 }} />)).toMatch(
    /10\.0%.+但有 14 处不合要求/,
  )
  expect(renderToStaticMarkup(<Gain value={110} list={{ value: 100, breaches: 0 }} />)).not.toContain('不合要求')
  expect(renderToStaticMarkup(<Gain value={90} list={{ value: 100, breaches: 0 }} />)).toMatch(/列入少.+>10\.0%/)
})
