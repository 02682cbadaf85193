// Criterion 土地性质. 一(一)
import { rule } from '@huanju/engines/rules'

/** A community qualifies when its land is held as the plan asks. 一(一) */
export const onCoveredLand = rule(
  'eligibility.on-covered-land',
  { zh: '土地性质', en: 'Land tenure' },
  ({ fact, parameter }) => fact('community.land-kind').isOneOf(parameter('eligibility.land-kinds')),
)
