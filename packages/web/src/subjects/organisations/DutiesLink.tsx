// The way from the organisations to who holds which duty 职责.
import { dutyHolding } from '@huanju/domain/organisations'
import { Button } from 'antd'
import { AddressLink } from '../../app/links.tsx'
import { useSay, w } from '../../app/words.tsx'
import { listPath } from '../../components/records/surroundings.ts'

const text = { duties: w('按职责查看', 'By duty') }

export function DutiesLink() {
  const say = useSay()
  return (
    <AddressLink to={listPath(dutyHolding)}>
      <Button>{say(text.duties)}</Button>
    </AddressLink>
  )
}
