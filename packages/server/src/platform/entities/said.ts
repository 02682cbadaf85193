// What was said with an act, in words: the fields it asked, the clause it rested on, and what succeeds that clause.
import type { Words } from '@huanju/contract'
import { flowAction, flows } from '@huanju/domain/subjects'
import { revive, showField, type Surroundings } from '@huanju/engines/entities'
import { askedOf, type Ground } from '@huanju/engines/workflow'

/** What a journal line of an act keeps beside the state. */
export interface SaidDetail {
  readonly said?: readonly { readonly field: string; readonly text: string }[]
  readonly ground?: Ground | null
  readonly successor?: string | null
}

const text = {
  ground: { zh: '依据', en: 'Clause' },
  successor: { zh: '接续文件或理由', en: 'Succeeding document or reason' },
}
const doubtful = { zh: '（当时效力存疑）', en: ' (in doubt at the time)' }
const over = { zh: '（当时不在有效期内）', en: ' (not in force at the time)' }
const marks: Readonly<Record<Ground['standing'], Words>> = {
  'in-force': { zh: '', en: '' },
  'in-doubt': doubtful,
  'out-of-force': over,
}

/** The lines under an act; none for what is no act. */
export function saidWords(
  action: string,
  { said = [], ground, successor }: SaidDetail,
  optionsOf: Surroundings['optionsOf'],
): { title: Words; text: Words }[] {
  const flow = flows.find(({ entity, acts }) => Object.keys(acts).some((act) => flowAction(entity, act) === action))
  if (!flow) return []
  const { fields } = askedOf(flow, action.slice(action.lastIndexOf('.') + 1))
  const own = said.flatMap(({ field, text: frozen }) => {
    const declared = Object.hasOwn(fields, field) ? fields[field] : undefined
    const value = declared && revive(declared, frozen)
    if (!declared || value === undefined) return []
    return [{ title: declared.title, text: showField(declared, value, { optionsOf, nameOf: () => undefined }) }]
  })
  const clause = ground && {
    zh: `《${ground.citation.title.zh}》${ground.citation.clause}${marks[ground.standing].zh}`,
    en: `${ground.citation.title.en}, ${ground.citation.clause}${marks[ground.standing].en}`,
  }
  return [
    ...own,
    ...(clause ? [{ title: text.ground, text: clause }] : []),
    ...(successor ? [{ title: text.successor, text: { zh: successor, en: successor } }] : []),
  ]
}
