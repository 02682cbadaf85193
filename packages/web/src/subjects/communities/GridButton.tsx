// The way from the list of dwellings to entering a whole building at once.
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { listIn, useAddress } from '../../app/address.ts'
import { useRight } from '../../app/session.tsx'
import { useSay, w } from '../../app/words.tsx'

const text = w('整栋登记', 'Enter a whole building')

export function GridButton() {
  const say = useSay()
  const [address] = useAddress()
  const [buildingId, ...others] = listIn(address, 'buildingId')
  if (!useRight('communities.write')) return null
  return (
    <Link to={'/dwellings/grid' as never} search={(others.length === 0 ? { buildingId } : {}) as never}>
      <Button>{say(text)}</Button>
    </Link>
  )
}
