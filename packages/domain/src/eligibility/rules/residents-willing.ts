// Criterion 居民改造意愿. 一(一)
import { rule, supportedBy } from '@huanju/engines/rules'

/** A community qualifies when enough of the households asked want the works, and enough were asked to tell. 一(一) */
export const residentsWilling = rule(
  'eligibility.residents-willing',
  { zh: '居民意愿', en: 'Residents willing' },
  ({ fact, parameter }) => {
    const asked = fact('community.asked-households')
    const isWanted = fact('community.willing-households').outOf(asked).isAtLeast(parameter('eligibility.willing-share'))
    const isCovered = asked.outOf(fact('community.households')).isAtLeast(parameter('eligibility.asked-share'))
    return supportedBy(isWanted, isCovered)
  },
)
