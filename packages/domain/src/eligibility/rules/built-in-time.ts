// Criterion 建成年代. 一(一)
import { rule } from '@huanju/engines/rules'

/** A community qualifies by age when its last building was completed by the limit day, proven by a paper. 一(一) */
export const builtInTime = rule(
  'eligibility.built-in-time',
  { zh: '建成年代', en: 'Built in time' },
  ({ fact, parameter }) => fact('community.completed-on').isBy(parameter('eligibility.built-before')),
)

/** The same of one building: a community of mixed years is judged building by building. 一(一) */
export const buildingInTime = rule(
  'eligibility.building-in-time',
  { zh: '楼栋建成年代', en: 'Building built in time' },
  ({ fact, parameter }) => fact('building.completed-on').isBy(parameter('eligibility.built-before')),
)
