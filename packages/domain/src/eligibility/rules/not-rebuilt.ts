// Criterion 不含拆除新建. 一(一)
import { rule } from '@huanju/engines/rules'

/** A community qualifies when it is not to be demolished and built anew. 一(一) */
export const notRebuilt = rule(
  'eligibility.not-rebuilt',
  { zh: '不含拆除新建', en: 'No demolition and rebuilding' },
  ({ fact, parameter }) => fact('community.demolition-planned').is(parameter('eligibility.rebuilding')),
)
