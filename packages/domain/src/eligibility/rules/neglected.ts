// Criterion 失养失修失管. 一(一)
import { atLeast, rule } from '@huanju/engines/rules'
import { conditionAspects } from '../../communities/index.ts'

const title = { zh: '失养失修', en: 'Neglected' }

/** A community qualifies when enough aspects of its condition have a grade that counts as neglected. 一(一) */
export const neglected = rule('eligibility.neglected', title, ({ fact, parameter }) => {
  const poor = parameter('eligibility.neglected-grades')
  const aspects = conditionAspects.map((aspect) => fact(`community.condition.${aspect}`).isOneOf(poor))
  return atLeast(title, parameter('eligibility.neglected-aspects'), aspects)
})
