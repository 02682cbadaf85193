// What is asked before a study is worked out: how many communities it concerns, for how long, and what it replaces.
import { group } from '@huanju/quantities'
import { w, type Words } from '../../app/words.tsx'
import type { Study } from './StudyScreen.tsx'

/** The question before a search; the number is left out until it is known. */
export function solveQuestion(
  { region, result }: Pick<Study, 'region' | 'result'>,
  { seconds, communities }: { readonly seconds: number; readonly communities: number | undefined },
): Words {
  const replaces = result?.value != null
  const many = communities === undefined ? '全部' : ` ${group(communities)} 个`
  const all = communities === undefined ? 'all' : `the ${group(communities)}`
  return w(
    `将对${region}${many}尚未列入的小区测算，最多用 ${seconds} 秒${replaces ? '，现有方案会被新的替换' : ''}。其间不能修改条件，可随时停止。`,
    `This works out a plan over ${all} communities of ${region} that are not under way yet, for ${seconds} s at most${
      replaces ? '; the present plan is replaced' : ''
    }. Nothing can be changed meanwhile; it can be stopped at any time.`,
  )
}
