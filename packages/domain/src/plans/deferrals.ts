// Deferrals 暂缓: the reason in words for each community that is not in the plan.
import type { Words } from '@huanju/engines/rules'
import { formatWanYuan, type Fen } from '@huanju/quantities'
import type { Ranked } from './ranking.ts'
import type { Candidate, Deferral, DeferralCode } from './types.ts'

/** A community the money did not reach, with its cost and the most that was free in any year. */
export function deferral({ candidate, rank, scoreHundredths, costFen }: Ranked, limits: Limits): Deferral {
  const { id: communityId, name, countyId } = candidate
  const code: DeferralCode = costFen > limits.mostFen ? 'larger-than-any-year' : 'budget'
  const { zh, en } = amounts(costFen, code === 'budget' ? limits.freeFen : limits.mostFen)
  const words =
    code === 'budget'
      ? { zh: `按名次轮到它时，可用资金已不够：${zh}`, en: `The money had run out when its turn came: ${en}` }
      : { zh: `估算投资超过任何一年的可用资金：${zh}`, en: `Its cost exceeds the money of any year: ${en}` }
  return { communityId, name, countyId, rank, scoreHundredths, code, words, costFen, freeFen: limits.freeFen }
}

/** Cost and limit in one phrase. */
export function amounts(costFen: Fen, limitFen: Fen): Words {
  return {
    zh: `需 ${formatWanYuan(costFen)} 万元，可用 ${formatWanYuan(limitFen)} 万元`,
    en: `needs CNY ${formatWanYuan(costFen)} × 10,000, at most ${formatWanYuan(limitFen)} × 10,000 is free`,
  }
}

/** A community shut out by a rule or an order, not by money. */
export function excludedFor(candidate: Candidate, { scoreHundredths, code, reason }: Exclusion): Deferral {
  const { id: communityId, name, countyId, costFen } = candidate
  const words = reasons(reason)[code]
  return { communityId, name, countyId, rank: null, scoreHundredths, code, words, costFen, freeFen: null }
}

interface Limits {
  readonly mostFen: Fen
  readonly freeFen: Fen
}
interface Exclusion {
  readonly scoreHundredths: number
  readonly code: DeferralCode
  readonly reason: string
}

function reasons(reason: string): Record<DeferralCode, Words> {
  return {
    'not-eligible': { zh: '不符合纳入条件', en: 'Not eligible' },
    unproven: {
      zh: '纳入条件证据不足，补齐材料后再列入',
      en: 'Eligibility is not proven; it may enter once the papers are there',
    },
    'entry-not-met': { zh: '尚未商定改造后的物业管理模式', en: 'Property management after the works is not agreed' },
    'forced-out': { zh: `指定不列入：${reason}`, en: `Kept out by order: ${reason}` },
    'no-cost-estimate': { zh: '没有改造估算', en: 'No cost estimate' },
    'larger-than-any-year': { zh: '估算投资超过任何一年的可用资金', en: 'Its cost exceeds the money of any year' },
    budget: { zh: '可用资金不够', en: 'The money had run out' },
  }
}
