// Runs every property test with fresh seeds, again and again for some minutes; ends with 1 where it found a counterexample.
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { askedOf, readReport, summaryOf, wordsOf, type Ended } from './report.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const say = (text: string) => void process.stdout.write(`${text}\n`)

const asked = askedOf(process.argv.slice(2))
if ('problem' in asked) {
  say(asked.problem)
  process.exit(1)
}
const files = propertyFiles(join(root, 'packages')).filter(
  (file) => asked.words.length === 0 || asked.words.some((word) => file.includes(word)),
)
if (files.length === 0) {
  say(`没有这样的性质测试 no property test is named so: ${asked.words.join(' ')}`)
  process.exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'huanju-explore-'))
const ended: Ended[] = []
let rounds = 0
let troubles = 0
// A round that has begun is finished: the time says when no further one begins.
for (const begun = performance.now(); rounds === 0 || performance.now() - begun < asked.minutes * 60_000;) {
  rounds += 1
  await explore(randomInt(2 ** 31 - 1), join(folder, `${rounds}.jsonl`))
}
rmSync(folder, { recursive: true, force: true })
say(summaryOf(ended, { rounds, troubles }))
process.exitCode = troubles > 0 || ended.length === 0 || ended.some(({ failed }) => failed) ? 1 : 0

async function explore(seed: number, report: string): Promise<void> {
  const { code, output } = await runTests({ PROPERTY_SEED: String(seed), PROPERTY_REPORT: report })
  const found = existsSync(report) ? readReport(readFileSync(report, 'utf8')) : []
  ended.push(...found)
  const failed = found.filter((one) => one.failed)
  say(`种子 seed ${seed}: ${found.length} 项性质 properties, ${found.reduce((sum, { runs }) => sum + runs, 0)} runs`)
  for (const one of failed) say(wordsOf({ ...one, file: relative(root, one.file) }))
  if (code === 0 || failed.length > 0) return
  // Not a property: something else in these files failed, and its own words tell what.
  troubles += 1
  say(output.slice(-6000))
}

function runTests(environment: Record<string, string>): Promise<{ code: number; output: string }> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', '--project', 'pure', '--project', 'server', ...files], {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (output = (output + piece.toString()).slice(-20_000)))
  const stop = () => void child.kill('SIGTERM')
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      if (signal) process.exit(1)
      resolve({ code: code ?? 1, output })
    })
  })
}

function propertyFiles(within: string): string[] {
  return readdirSync(within, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(within, name))
    .filter((path) => readFileSync(path, 'utf8').includes("from 'fast-check'"))
    .map((path) => relative(root, path))
    .toSorted()
}
