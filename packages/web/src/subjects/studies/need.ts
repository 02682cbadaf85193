// How the need of a community comes from its score, and why it is not the same figure everywhere, in a sentence.
import { group } from '@huanju/quantities'
import { w, type Words } from '../../app/words.tsx'
import type { StudyRow } from './StudyProjects.tsx'
import { points } from './points.ts'

type Counted = Pick<StudyRow, 'scoreHundredths' | 'householdCount' | 'needPoints' | 'decision'>

/** Score × households, and what of it counts in the list; `asked` is what the answer about a deferred one counts. */
export function needSentences(
  { scoreHundredths, householdCount, needPoints, decision }: Counted,
  asked?: number,
): Words[] {
  if (decision === 'excluded' || householdCount === null) return []
  const whole = Math.floor((scoreHundredths * householdCount) / 100)
  const score = (scoreHundredths / 100).toFixed(2)
  const first = w(
    `评分 ${score} × ${group(householdCount)} 户 = ${points(whole)} 需求分`,
    `A score of ${score} × ${group(householdCount)} households = ${points(whole)} points of need`,
  )
  const listed = w(
    `列表中计 ${points(needPoints)} 分：启动较晚或换用筹资组合的，按规定少计一些`,
    `The list counts ${points(needPoints)}: a later start or another funding mix counts for somewhat less`,
  )
  const answered = w(
    `下面计 ${points(asked ?? 0)} 分：按它最容易排进的年份和筹资组合`,
    `Below it counts ${points(asked ?? 0)}: by the year and the funding mix in which it fits most easily`,
  )
  return [
    first,
    ...(Math.abs(needPoints - whole) > 1 ? [listed] : []),
    ...(asked !== undefined && asked !== needPoints ? [answered] : []),
  ]
}
