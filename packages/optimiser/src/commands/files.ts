// Reading and writing the files of the commands, with errors in the user's words.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { readInstance } from '../instance/read-instance.ts'
import type { PlanInstance, Start } from '../types.ts'

/** What stops a command: its words are for the person who called it. */
export class CommandError extends Error {}

const planShape = z.object({ starts: z.array(z.unknown()) })
const startShape = z.object({ projectId: z.string(), year: z.number(), modeId: z.string() })

/** Reads a file of JSON. */
function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new CommandError(`读不到文件 Cannot read ${file}`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandError(`${file} 不是有效的 JSON Not JSON: ${error instanceof Error ? error.message : ''}`)
  }
}

/** Reads an instance; a bad one is refused with every field and reason. */
export function readInstanceFile(file: string): PlanInstance {
  const read = readInstance(readJson(file))
  if ('instance' in read) return read.instance
  const lines = read.problems.map(({ path, words }) => `  ${path}: ${words.zh} ${words.en}`)
  throw new CommandError([`算例未被接受 The instance was refused: ${file}`, ...lines].join('\n'))
}

/** Reads the starts of a plan. */
export function readPlanFile(file: string): Start[] {
  const plan = planShape.safeParse(readJson(file))
  if (!plan.success) throw new CommandError(`${file}: starts 应为列表 starts must be a list`)
  return plan.data.starts.map((given, index) => {
    const start = startShape.safeParse(given)
    if (start.success) return start.data
    throw new CommandError(`${file}: starts[${index}] 应有 projectId、year、modeId must have projectId, year, modeId`)
  })
}

/** Runs a command; what stops it is told without a stack, and ends with 2. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof CommandError) && !(error instanceof TypeError && 'code' in error)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
}
