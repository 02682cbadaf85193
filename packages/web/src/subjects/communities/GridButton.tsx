// The way to entering a whole building's dwellings at once: from their list, from the page of a building.
import { Button } from 'antd'
import { AddressLink } from '../../app/links.tsx'
import { listIn, useAddress } from '../../app/address.ts'
import { useRight } from '../../app/session.tsx'
import { useSay, w } from '../../app/words.tsx'

const text = w('整栋登记', 'Enter a whole building')

/** For the building that the list is narrowed to, where it is one. */
export function GridButton() {
  const [address] = useAddress()
  const [buildingId, ...others] = listIn(address, 'buildingId')
  return <GridLink buildingId={others.length === 0 ? buildingId : undefined} />
}

/** For one building, or for one to be chosen. */
export function GridLink({ buildingId }: { buildingId: string | undefined }) {
  const say = useSay()
  if (!useRight('communities.write')) return null
  return (
    <AddressLink to="/dwellings/grid" query={buildingId === undefined ? {} : { buildingId }}>
      <Button>{say(text)}</Button>
    </AddressLink>
  )
}
