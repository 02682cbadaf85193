// npm run optimise -- instance.json [--seconds 60] [--seed 1] [--rounds N] [--memory 2048] [--out plan.json]
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openSession } from '../running/session.ts'
import { planOfCities, solveCities, type CitiesProgress } from '../running/solve-cities.ts'
import { splitByCity } from '../running/split.ts'
import { solvePlan, type Progress } from '../running/solve-plan.ts'
import type { PlanInstance, SolvedPlan } from '../types.ts'
import { CommandError, readInstanceFile, runCommand } from './files.ts'

/** Above this an instance of several cities is solved by city. */
const largeProjects = 2000

const usage =
  '用法 Usage：npm run optimise -- instance.json [--seconds 60] [--seed 1] [--rounds N] [--memory MB] [--out plan.json]'

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string' },
      memory: { type: 'string' },
      out: { type: 'string' },
    },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new CommandError(usage)
  const instance = readInstanceFile(file)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const asked = {
    seconds: figure(values.seconds, '--seconds'),
    seed: figure(values.seed, '--seed'),
    signal: stop.signal,
  }
  const isLarge = instance.projects.length > largeProjects && splitByCity(instance).length > 1
  const plan = isLarge
    ? planOfCities(instance, await solveCities(instance, { ...asked, onProgress: sayCities }), asked.seed)
    : await solvePlan(instance, {
        ...asked,
        ...(values.rounds !== undefined && { rounds: figure(values.rounds, '--rounds') }),
        ...(values.memory !== undefined && { memoryMb: figure(values.memory, '--memory') }),
        onProgress: (progress) => console.error(progressLine(progress)),
      })
  const text = `${JSON.stringify(plan, null, 2)}\n`
  if (values.out === undefined) process.stdout.write(text)
  else writeFileSync(values.out, text)
  console.error(outcome(plan))
  if (plan.ended === 'infeasible') await explain(instance, figure(values.seconds, '--seconds'))
  if (plan.value === null) process.exitCode = 1
})

function sayCities({ seconds, cities, planned, value, bound }: CitiesProgress): void {
  const share = value !== null && bound !== null ? `${((bound / value - 1) * 100).toFixed(3)} %` : '–'
  console.error(
    `${seconds.toFixed(1).padStart(6)} s  ${planned}/${cities} 市 cities  得分 value ${value ?? '–'}  差距 gap ${share}`,
  )
}

function figure(text: string, name: string): number {
  const read = Number(text)
  if (!Number.isFinite(read) || read <= 0)
    throw new CommandError(`${name} 应为正数，现为 ${text}; must be a number above zero`)
  return read
}

function progressLine({ phase, seconds, best, bound, gap }: Progress): string {
  const share = gap === null ? '–' : `${(gap * 100).toFixed(3)} %`
  return `${seconds.toFixed(1).padStart(6)} s  ${phase.padEnd(10)}  最好 best ${best ?? '–'}  上界 bound ${bound ?? '–'}  差距 gap ${share}`
}

function outcome({ value, ended, rankedList }: SolvedPlan): string {
  if (ended === 'infeasible') return '各项要求不能同时满足 The demands cannot hold together'
  if (value === null) return '未找到合规方案 No lawful plan was found'
  const gain = rankedList.value === 0 ? '–' : `${((value / rankedList.value - 1) * 100).toFixed(1)} %`
  return `较排序清单 over the ranked list: ${gain}（清单 list ${rankedList.value}，违反 breaches ${rankedList.breaches}）`
}

// What cannot hold together, and the ways out, each tried by solving again.
async function explain(instance: PlanInstance, seconds: number): Promise<void> {
  const session = await openSession(instance)
  try {
    const { conflict, waysOut } = await session.cannot({ seconds })
    if (conflict) console.error(`${conflict.words.zh}\n${conflict.words.en}`)
    for (const { families, gives, plan } of waysOut) {
      const proof = plan ? `可行，得分 lawful, value ${plan.value}` : '未证实 not proven'
      console.error(`出路 Way out（${families.join(', ')}；${proof}）`)
      for (const { zh, en } of gives) console.error(`  ${zh} ${en}`)
    }
  } finally {
    session.close()
  }
}
