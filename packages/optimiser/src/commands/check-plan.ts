// npm run check-plan -- instance.json plan.json: only checks; ends with 1 when a constraint is broken.
import { checkPlan } from '../checker/index.ts'
import { CommandError, readInstanceFile, readPlanFile, runCommand } from './files.ts'

await runCommand(async () => {
  const [instanceFile, planFile, ...more] = process.argv.slice(2)
  if (instanceFile === undefined || planFile === undefined || more.length > 0)
    throw new CommandError('用法 Usage：npm run check-plan -- instance.json plan.json')
  const checked = checkPlan(readInstanceFile(instanceFile), readPlanFile(planFile))
  process.stdout.write(`${JSON.stringify(checked, null, 2)}\n`)
  for (const { constraint, words } of checked.breaches) console.error(`${constraint}: ${words.zh} ${words.en}`)
  console.error(
    checked.breaches.length === 0 ? '未发现违反 Nothing is broken' : `违反 ${checked.breaches.length} 项 broken`,
  )
  if (checked.breaches.length > 0) process.exitCode = 1
})
