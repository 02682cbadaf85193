// In the filter of the register: the plan and the year its rows stand in, the plan by its name.
import { getPlan } from '@huanju/contract/plans'
import { textUnder, useAddress } from '../../app/address.ts'
import { useAnswer } from '../../app/queries.ts'
import { w } from '../../app/words.tsx'
import { FilterChip } from '../../components/FilterChip.tsx'

export default function PlanChip() {
  const [address] = useAddress()
  const [id, year] = [textUnder(address, 'planId'), textUnder(address, 'planYear')]
  // A year narrows nothing by itself.
  return id && <Named key={id} id={id} year={year} />
}

function Named({ id, year }: { id: string; year: string | null }) {
  const { data } = useAnswer(getPlan, { params: { plan: id } })
  const [zh, en] = data ? [`计划“${data.name}”`, `Plan “${data.name}”`] : ['一个计划', 'One plan']
  return (
    <FilterChip
      words={year ? w(`${zh}的 ${year} 年度`, `${en}, year ${year}`) : w(zh, en)}
      of={['planId', 'planYear']}
    />
  )
}
