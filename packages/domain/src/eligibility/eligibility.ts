// Eligibility 纳入条件: every criterion on one day, with the buildings judged singly, complete for keeping and printing.
import { evaluate, evaluateAll, printExplanation, type Explanation, type Words } from '@huanju/engines/rules'
import { groundsFor, type PolicyPack } from '@huanju/policy'
import { formatDayZh, type Day } from '@huanju/quantities'
import type { JudgedCommunity } from '../communities/index.ts'
import { buildingInTime, eligibilityRules, planEntryRules } from './rules/index.ts'
import type { BuildingVerdict, EligibilityDecision } from './types.ts'

/** Decides whether a community is covered by the rules of a day: every criterion must be met. 一(一) */
export function decideEligibility(
  { facts, buildings }: JudgedCommunity,
  pack: PolicyPack,
  { on }: { on: Day },
): EligibilityDecision {
  const title = { zh: '纳入条件', en: 'Eligibility' }
  const judged = evaluateAll('eligibility', title, eligibilityRules, groundsFor(pack, facts, on))
  const singly = buildings.map(({ id, name, completed }): BuildingVerdict => {
    const grounds = groundsFor(pack, { 'building.completed-on': completed }, on)
    const explanation = evaluate(buildingInTime, grounds)
    return { buildingId: id, name, verdict: explanation.verdict, explanation }
  })
  const isMixed = new Set(singly.map((one) => one.verdict)).size > 1
  const explanation = isMixed ? { ...judged, doubts: [mixed(singly)] } : judged
  const decided = { on, place: pack.place, packHash: pack.hash, explanation, buildings: singly }
  return { format: 1, verdict: explanation.verdict, ...decided, isMixed, printed: print(decided) }
}

/** Decides whether a covered community may enter the plan, by the rules of a day. 三(二) */
export function decidePlanEntry({ facts }: JudgedCommunity, pack: PolicyPack, { on }: { on: Day }): Explanation {
  const title = { zh: '列入计划', en: 'Entry to the plan' }
  return evaluateAll('plan-entry', title, planEntryRules, groundsFor(pack, facts, on))
}

function mixed(buildings: readonly BuildingVerdict[]): Words {
  const count = (verdict: BuildingVerdict['verdict']) => buildings.filter((one) => one.verdict === verdict).length
  const [meets, fails, unproven] = [count('meets'), count('fails'), count('unproven')]
  return {
    zh:
      `楼栋建成年代不一，按楼栋分别认定：符合 ${meets} 栋，不符合 ${fails} 栋，证据不足 ${unproven} 栋；` +
      '符合的楼栋可单独登记后申报',
    en:
      `Buildings of mixed years are judged singly: ${meets} meet, ${fails} do not, ${unproven} are not proven; ` +
      'those that meet may be registered by themselves',
  }
}

type Printed = Pick<EligibilityDecision, 'on' | 'place' | 'packHash' | 'explanation' | 'buildings'>

function print({ on, place, packHash, explanation, buildings }: Printed): Words {
  const text = printExplanation(explanation)
  const lines = (language: keyof Words) =>
    [
      text[language],
      ...explanation.doubts.map((doubt) => doubt[language]),
      ...buildings.map(({ name, explanation: one }) => `  ${name} ${one.answer[language]}`),
    ].join('\n')
  const digest = packHash.slice(0, 12)
  return {
    zh: `${lines('zh')}\n适用 ${formatDayZh(on)} 的规则（地区 ${place}，政策摘要 ${digest}）`,
    en: `${lines('en')}\nBy the rules of ${on} (place ${place}, policy digest ${digest})`,
  }
}
