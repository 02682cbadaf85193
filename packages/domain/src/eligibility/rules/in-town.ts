// Criterion 所处区位. 一(一)
import { rule } from '@huanju/engines/rules'

/** A community qualifies when it lies in a city or county town. 一(一) */
export const inTown = rule(
  'eligibility.in-town',
  { zh: '所处区位', en: 'In a city or county town' },
  ({ fact, parameter }) => fact('community.place-kind').isOneOf(parameter('eligibility.place-kinds')),
)
