// Runs everything that can be run: types, lint, then all tests; ends with one line that counts them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureServerBuilt } from './build-server.mjs'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled, root } from './install.mjs'

ensureInstalled()
const cwd = fileURLToPath(root)
const folder = mkdtempSync(join(tmpdir(), 'huanju-report-'))
const report = join(folder, 'report.json')
const bin = (name) => fileURLToPath(new URL(`node_modules/${name}`, root))
const counts = { passed: 0, failed: 0, skipped: 0 }

step('类型 types', [bin('typescript/bin/tsc'), '--noEmit', '--checkers', '2', '-p', 'tsconfig.json'])
step('类型 types (web)', [bin('typescript/bin/tsc'), '--noEmit', '--checkers', '2', '-p', 'packages/web/tsconfig.json'])
step('排版 format', [bin('oxfmt/bin/oxfmt'), '--check', '**/*.{ts,tsx,mjs,css}'])
step('无用代码 unused', [bin('knip/bin/knip.js')])
step('风格 lint', [bin('oxlint/bin/oxlint'), '--deny-warnings'])
await ensureWebBuilt()
await ensureServerBuilt()
run([bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
countTests()
rmSync(folder, { recursive: true, force: true })
process.stdout.write(
  `\n${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}\n`,
)
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0

function step(name, command) {
  const isSound = run(command) === 0
  counts[isSound ? 'passed' : 'failed'] += 1
  process.stdout.write(`${isSound ? '✓' : '✗'} ${name}\n`)
}

function run(command) {
  return spawnSync(process.execPath, command, { cwd, stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } })
    .status
}

function countTests() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, success } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    counts.passed += numPassedTests
    counts.failed += numFailedTests || (success ? 0 : Math.max(1, numFailedTestSuites))
    counts.skipped += numPendingTests
  } catch (error) {
    process.stdout.write(`没有测试报告 no test report: ${error}\n`)
    counts.failed += 1
  }
}
