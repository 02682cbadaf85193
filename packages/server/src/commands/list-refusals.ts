// Prints every refusal of the product: code, words, way out, the endpoints that may refuse so, and the test that reaches it.
import { allEndpoints } from '@huanju/contract'
import { refusalKinds } from '@huanju/domain/subjects'
import type { RefusalKind } from '@huanju/engines/workflow'
import { readdirSync, readFileSync } from 'node:fs'

const root = new URL('../../../../', import.meta.url)
const endpoints = allEndpoints()
const tests = ['packages', 'e2e']
  .flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules'))
  .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }))

let unreached = 0
for (const [code, { zh, en, wayOut }] of Object.entries<RefusalKind>(refusalKinds)) {
  const may = endpoints.filter(({ shape }) => shape.refuses?.some((one) => one === code)).map(({ name }) => name)
  const reached = tests.filter(({ text }) => text.includes(`'${code}'`)).map(({ path }) => path)
  if (reached.length === 0) unreached += 1
  process.stdout.write(`${code}\n  ${zh}\n  ${en}\n`)
  if (wayOut) process.stdout.write(`  → ${wayOut.zh} / ${wayOut.en}\n`)
  process.stdout.write(`  endpoints: ${may.join(', ') || 'none'}\n  tests: ${reached.join(', ') || 'NONE'}\n`)
}
process.stdout.write(`\n${Object.keys(refusalKinds).length} refusals, ${unreached} reached by no test\n`)
if (unreached > 0) process.exitCode = 1
