// What is asked before a plan is ranked: how many communities it concerns, and what it replaces.
import { group } from '@huanju/quantities'
import { w, type Words } from '../../app/words.tsx'

/** The question before a ranking; the number is left out until it is known. */
export function rankQuestion(region: string, communities: number | undefined, hasRanking: boolean): Words {
  const many = communities === undefined ? '全部' : ` ${group(communities)} 个`
  const all = communities === undefined ? 'all' : `the ${group(communities)}`
  return w(
    `将对${region}${many}尚未列入的小区重新判定、评分和排序${hasRanking ? '，现有的名次和去向会被替换' : ''}。其间不能修改这个计划。`,
    `This judges, scores and ranks ${all} communities of ${region} that are not under way yet${
      hasRanking ? '; the present ranking is replaced' : ''
    }. The plan cannot be changed meanwhile.`,
  )
}
