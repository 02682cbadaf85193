// Rewrites examples/plans: the JSON Schema, the city of the benchmark family, and two small instances.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { instanceJsonSchema } from '../instance/schema.ts'
import { infeasibleExample, tinyExample } from '../testing/examples.ts'
import { generateInstance } from '../testing/generate.ts'

const folder = new URL('../../../../examples/plans/', import.meta.url)
const write = (name: string, value: unknown, indent?: number) => {
  writeFileSync(fileURLToPath(new URL(name, folder)), `${JSON.stringify(value, null, indent)}\n`)
}

write('instance.schema.json', instanceJsonSchema(), 2)
write('tiny.json', tinyExample, 2)
write('infeasible.json', infeasibleExample, 2)
write('city-1000.json', generateInstance({ seed: 1, projects: 1000, counties: 11 }))
console.log('examples/plans written')
