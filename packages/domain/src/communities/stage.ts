// The stage 阶段 of a community: from survey to completion, moved by hand with day and reason until procedures do it.
import { field, wrong, type Entity } from '@huanju/engines/entities'
import { flowOver, refusals } from '@huanju/engines/workflow'
import { community } from './community.entity.ts'
import type { CommunityStatus } from './community.ts'

/** What is known of a community when its stage is moved. */
export interface StageFacts {
  /** Its latest verdict; null where it was never judged. */
  readonly verdict: 'meets' | 'fails' | 'unproven' | null
}

/** Why a stage may not be moved. */
export const stageRefusals = refusals({
  'stage.not-eligible': {
    zh: '资格判定为不符合，不能列入计划',
    en: 'It was judged not to qualify, and cannot be taken into the plan',
    wayOut: { zh: '核对档案并补正后重新判定资格', en: 'Check and mend its record, then judge it anew' },
  },
  'stage.not-judged': {
    zh: '尚未判定资格，不能列入计划',
    en: 'It has not been judged, and cannot be taken into the plan',
    wayOut: { zh: '先在档案中判定资格', en: 'Judge it first, on its record' },
  },
})

const on = field.day('办理日期', 'Day', {
  is: ['required'],
  help: { zh: '实际发生的日期，不晚于今天', en: 'The day it happened; not after today' },
})
const paper = field.text('文件或文号', 'Paper', { max: 120, help: { zh: '有文件的填写', en: 'Where there is one' } })
const remark = field.text('说明', 'Remark', { max: 200 })
const reason = field.text('理由', 'Reason', { max: 200, is: ['required'] })

const notAhead: NonNullable<Entity['check']> = (given, today) =>
  typeof given['on'] === 'string' && given['on'] > today
    ? [wrong('on', '办理日期不能晚于今天', 'The day may not lie after today')]
    : []

const forward = { asks: { on, paper, remark }, check: notAhead, by: 'communities.stage' } as const
const back = { asks: { on, reason }, check: notAhead, by: 'communities.stage' } as const

/** How the stage of a community moves. 三(一), 三(三) */
export const communityStage = flowOver<StageFacts>()({
  entity: community,
  field: 'status',
  states: {
    surveyed: { zh: '已摸底', en: 'Surveyed' },
    planned: { zh: '已列入计划', en: 'Planned' },
    'under-works': { zh: '施工中', en: 'Under works' },
    completed: { zh: '已完成', en: 'Completed' },
  } satisfies Record<CommunityStatus, { zh: string; en: string }>,
  first: 'surveyed',
  acts: {
    plan: {
      title: { zh: '列入计划', en: 'Take into the plan' },
      from: ['surveyed'],
      to: 'planned',
      ground: 'community.plan',
      ...forward,
      when: ({ verdict }) =>
        verdict === null
          ? [stageRefusals.refuse('stage.not-judged')]
          : verdict === 'fails'
            ? [stageRefusals.refuse('stage.not-eligible')]
            : [],
    },
    start: {
      title: { zh: '登记开工', en: 'Record the start of works' },
      from: ['planned'],
      to: 'under-works',
      ground: 'community.start',
      ...forward,
    },
    complete: {
      title: { zh: '登记完工', en: 'Record completion' },
      from: ['under-works'],
      to: 'completed',
      ground: 'community.complete',
      ...forward,
    },
    drop: { title: { zh: '移出计划', en: 'Take out of the plan' }, from: ['planned'], to: 'surveyed', ...back },
    stop: { title: { zh: '撤销开工', en: 'Undo the start' }, from: ['under-works'], to: 'planned', ...back },
    reopen: { title: { zh: '撤销完工', en: 'Undo completion' }, from: ['completed'], to: 'under-works', ...back },
  },
})
