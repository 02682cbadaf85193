// Measures the optimiser: city, province and nation of one family, beside the ranked list, HiGHS alone, and a native solver.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { withBudgets } from '../packages/optimiser/src/answers/scaled.ts'
import { modelOf } from '../packages/optimiser/src/constraints/catalogue.ts'
import { linearProgramOf } from '../packages/optimiser/src/relaxation/linear-program.ts'
import { keepProgram } from '../packages/optimiser/src/running/highs.ts'
import { openSession, type Session } from '../packages/optimiser/src/running/session.ts'
import { solveCities } from '../packages/optimiser/src/running/solve-cities.ts'
import { solvePlan, type Progress } from '../packages/optimiser/src/running/solve-plan.ts'
import { solveStream } from '../packages/optimiser/src/running/solve-stream.ts'
import type { PlanInstance, SolvedPlan } from '../packages/optimiser/src/types.ts'
import { generateInstance } from '../packages/optimiser/src/testing/generate.ts'
import { mpsText } from './optimiser/mps.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)
const seeds = (process.env['BENCH_SEEDS'] ?? '1,2,3,4').split(',').map(Number)
const parts = (process.env['BENCH_OPTIMISER'] ?? 'city,province,nation,others').split(',')
const percent = (share: number | null | undefined) =>
  share === null || share === undefined ? '–' : `${(share * 100).toFixed(2)} %`
const worstAndMedian = (figures: readonly number[]) => {
  const sorted = figures.toSorted((a, b) => a - b)
  return { median: sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN, worst: sorted.at(-1) ?? NaN }
}
const seconds = (figures: readonly number[]) =>
  `${worstAndMedian(figures).median.toFixed(2)} s | ${worstAndMedian(figures).worst.toFixed(2)} s`
const shares = (figures: readonly number[]) =>
  `${percent(worstAndMedian(figures).median)} | ${percent(worstAndMedian(figures).worst)}`
const peak = () => Math.round(process.memoryUsage().rss / 2 ** 20)
const elapsed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const begun = performance.now()
  return [await work(), (performance.now() - begun) / 1000]
}

interface CityFigures {
  readonly first: number
  readonly at10: number
  readonly at60: number
  readonly gain: number
  readonly estimates: number[]
  readonly tried: number[]
  readonly triedGaps: number[]
  readonly whyNots: number[]
  readonly memory: number
  readonly size: string
}

async function measureCityOf(seed: number): Promise<CityFigures> {
  const instance = generateInstance({ seed, projects: 1000, counties: 11 })
  const { columns, rows, indices } = linearProgramOf(modelOf(instance))
  let [memory, ten] = [0, Infinity]
  const onProgress = ({ seconds: at, gap }: Progress) => {
    memory = Math.max(memory, peak())
    if (at <= 10.05 && gap !== null) ten = gap
  }
  const plan = await solvePlan(instance, { seconds: 60, onProgress })
  const value = plan.value ?? Number.NaN
  const session = await openSession(instance)
  const asked = await askAround(session, instance, plan)
  session.close()
  const gain = value / plan.rankedList.value - 1
  say(
    `city ${seed}: first ${plan.firstPlanSeconds} s, 10 s ${percent(ten)}, 60 s ${percent(plan.gap)}, gain ${percent(gain)}`,
  )
  return {
    first: plan.firstPlanSeconds ?? Number.NaN,
    at10: ten,
    at60: plan.gap ?? Number.NaN,
    gain,
    memory,
    ...asked,
    size: `${columns} columns, ${rows} rows, ${indices.length} non-zeros`,
  }
}

async function askAround(session: Session, instance: PlanInstance, plan: SolvedPlan) {
  const [estimates, tried, triedGaps, whyNots]: [number[], number[], number[], number[]] = [[], [], [], []]
  const deferred = (await session.reasons(plan.starts)).filter(({ closedBy }) => closedBy.length === 0)
  for (const share of [90, 95, 110]) {
    const next = withBudgets(instance, share)
    estimates.push((await elapsed(() => session.estimate(next, plan.value ?? Number.NaN)))[1])
    const found = await session.whatIf(next, plan.starts, { seconds: 3 })
    // Less money than what is due needs cannot be done at all: that is an answer, not a slow plan.
    if (found.ended === 'infeasible') continue
    tried.push(found.firstPlanSeconds ?? Infinity)
    triedGaps.push(found.gap ?? Infinity)
  }
  for (const { projectId } of deferred.slice(0, 5)) {
    whyNots.push((await elapsed(() => session.whyNot(projectId, plan.starts)))[1])
  }
  return { estimates, tried, triedGaps, whyNots }
}

async function measureCity() {
  const figures: CityFigures[] = []
  for (const seed of seeds) figures.push(await measureCityOf(seed))
  const all = (of: (one: CityFigures) => number | number[]) => figures.flatMap(of)
  const gains = all(({ gain }) => gain)
  return [
    `## City: 1,000 projects, 11 counties, 5 years (${figures[0]?.size})`,
    '',
    'Seeds 1–4, 60 s each, two workers. The gap is bound over plan − 1; the bound comes from the prices of the relaxation, later from counties in whole numbers.',
    '',
    '| figure | median | worst |',
    '|---|---:|---:|',
    `| first lawful plan | ${seconds(all(({ first }) => first))} |`,
    `| gap at 10 s | ${shares(all(({ at10 }) => at10))} |`,
    `| gap at 60 s | ${shares(all(({ at60 }) => at60))} |`,
    `| gain over the ranked list (least) | ${percent(worstAndMedian(gains).median)} | ${percent(Math.min(...gains))} |`,
    `| what-if, estimate | ${seconds(all(({ estimates }) => estimates))} |`,
    `| what-if, first lawful plan | ${seconds(all(({ tried }) => tried))} |`,
    `| what-if, gap at 3 s | ${shares(all(({ triedGaps }) => triedGaps))} |`,
    `| why-not, limits, displaced and witness | ${seconds(all(({ whyNots }) => whyNots))} |`,
    `| memory of the whole process | ${Math.max(...all(({ memory }) => memory))} MiB | |`,
    '',
  ]
}

async function measureProvince() {
  const [first, gaps, gains]: number[][] = [[], [], []]
  let memory = 0
  for (const seed of seeds) {
    const instance = generateInstance({ seed, projects: 12_000, counties: 137, cities: 16 })
    const solved = await solveCities(instance, { seconds: 60, onProgress: () => (memory = Math.max(memory, peak())) })
    first?.push(solved.firstPlanSeconds ?? Infinity)
    gaps?.push(solved.gap ?? Infinity)
    gains?.push(solved.listedValue > 0 ? (solved.value ?? 0) / solved.listedValue - 1 : 0)
    say(`province ${seed}: first ${solved.firstPlanSeconds} s, 60 s ${percent(solved.gap)}`)
  }
  return [
    '## Province: 12,000 projects, 16 cities, 137 counties, one shared award',
    '',
    'Seeds 1–4, 60 s each, two workers. The bound is the sum of the cities’ Lagrangian bounds at common prices of the award.',
    '',
    '| figure | median | worst |',
    '|---|---:|---:|',
    `| first lawful plan | ${seconds(first ?? [])} |`,
    `| gap at 60 s | ${shares(gaps ?? [])} |`,
    `| gain over the ranked lists of the cities (least) | ${percent(worstAndMedian(gains ?? []).median)} | ${percent(Math.min(...(gains ?? [])))} |`,
    `| memory of the whole process | ${memory} MiB | |`,
    '',
  ]
}

async function measureNation() {
  let memory = 0
  const cities = 330
  const cityAt = (index: number) => generateInstance({ seed: 1000 + index, projects: 909, counties: 9 })
  const [lines, took] = await elapsed(() =>
    solveStream({
      cities,
      cityAt,
      onCity: ({ index }) => {
        memory = Math.max(memory, peak())
        if (index % 30 === 0) say(`nation: city ${index}`)
      },
    }),
  )
  const lawful = lines.filter(({ value }) => value !== null)
  const gap =
    lawful.reduce((sum, { bound }) => sum + bound, 0) / lawful.reduce((sum, { value }) => sum + (value ?? 0), 0) - 1
  return [
    `## Nation: ${lines.reduce((sum, { projects }) => sum + projects, 0).toLocaleString('en')} projects in ${cities} cities, each with its own money`,
    '',
    '| figure | once |',
    '|---|---:|',
    `| time | ${(took / 60).toFixed(1)} min |`,
    `| cities with a lawful plan | ${lawful.length} of ${cities} |`,
    `| gap of those, summed | ${percent(gap)} |`,
    `| memory of the whole process | ${memory} MiB |`,
    '',
  ]
}

// The whole model given to solvers as they are: HiGHS in WebAssembly, and CBC where the system has it.
async function measureOthers() {
  const folder = mkdtempSync(join(tmpdir(), 'optimiser-'))
  const rows: string[] = []
  try {
    for (const seed of seeds) {
      const instance = generateInstance({ seed, projects: 1000, counties: 11 })
      const model = modelOf(instance)
      const program = linearProgramOf(model)
      const ours = await solvePlan(instance, { seconds: 60 })
      // CBC is a process of its own: it runs beside HiGHS, each on one core.
      const beside = runCbc(join(folder, `city-${seed}.mps`), mpsText(program, model.options))
      const kept = await keepProgram(program)
      const [alone] = await elapsed(async () => kept.solveWhole({ seconds: 60, options: model.options }))
      kept.dispose()
      const value = alone.columns
        ? alone.columns.reduce((sum, part, column) => sum + part * (program.cost[column] ?? 0), 0)
        : null
      const cbc = await beside
      const bound = ours.bound ?? NaN
      const gapOf = (found: number | null) => (found === null || found <= 0 ? 'no plan' : percent(bound / found - 1))
      rows.push(
        `| ${seed} | ${percent(ours.gap)} | ${gapOf(value)} | ${cbc === undefined ? 'not installed' : gapOf(cbc)} |`,
      )
      say(rows.at(-1) ?? '')
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return [
    '## The same city models given to solvers as they are',
    '',
    'Gap against our bound after 60 s: ours on two threads; HiGHS (WebAssembly, one thread) and CBC (Debian, one thread) on the whole model.',
    '',
    '| seed | ours | HiGHS alone | CBC alone |',
    '|---|---:|---:|---:|',
    ...rows,
    '',
  ]
}

async function runCbc(file: string, text: string): Promise<number | null | undefined> {
  if (!existsSync('/usr/bin/cbc')) return undefined
  writeFileSync(file, text)
  const out = `${file}.txt`
  const cbc = spawn('/usr/bin/cbc', [file, '-sec', '60', '-solve', '-solu', out], {
    stdio: 'ignore',
    timeout: 150_000,
  })
  await new Promise((resolve) => cbc.on('close', resolve))
  const first = existsSync(out) ? (readFileSync(out, 'utf8').split('\n')[0] ?? '') : ''
  const value = /objective value\s+(-?[\d.]+)/.exec(first)?.[1]
  return value === undefined || /[Ii]nfeasible/.test(first) ? null : Math.abs(Number(value))
}

// Parts that are not measured this time keep their last figures, each with the commit it was measured at.
const file = new URL('OPTIMISER.md', import.meta.url)
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const measures = {
  city: { title: '## City', measure: measureCity },
  province: { title: '## Province', measure: measureProvince },
  nation: { title: '## Nation', measure: measureNation },
  others: { title: '## The same city models', measure: measureOthers },
}
for (const [part, { title, measure }] of Object.entries(measures)) {
  if (!parts.includes(part)) continue
  const measured = [...(await measure()), `Measured at ${commit}.`, ''].join('\n')
  const known = (existsSync(file) ? readFileSync(file, 'utf8') : '').split(/\n(?=## )/).slice(1)
  const kept = new Map(known.map((section) => [sectionOf(section), section.trimEnd()]))
  kept.set(title, measured.trimEnd())
  const head = [
    '# Benchmark of the optimiser',
    '',
    'Written by `npm run bench:optimiser`; do not edit by hand.',
    `Machine: ${cpus()[0]?.model ?? ''}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}. Trust ratios, not seconds.`,
  ].join('\n')
  const sections = Object.values(measures).flatMap((one) => kept.get(one.title) ?? [])
  writeFileSync(file, `${[head, ...sections].join('\n\n')}\n`)
  say(`bench/OPTIMISER.md: ${part} written`)
}
process.exit(0)

function sectionOf(section: string): string {
  return Object.values(measures).find(({ title }) => section.startsWith(title))?.title ?? section
}
