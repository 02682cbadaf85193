// What a building holds, under its facts: its dwellings, and the parts that all share.
import { commonPart, dwelling } from '@huanju/domain/communities'
import { ChildRecords } from '../../components/records/ChildRecords.tsx'
import type { ShownRecord } from '../../components/records/surroundings.ts'
import { GridLink } from './GridButton.tsx'

export function BuildingPanels({ record: { id, communityId } }: { record: ShownRecord }) {
  return (
    <>
      <ChildRecords entity={dwelling} of="buildingId" id={id} isHeaded buttons={<GridLink buildingId={id} />} />
      <ChildRecords entity={commonPart} of="buildingId" id={id} isHeaded also={{ communityId: String(communityId) }} />
    </>
  )
}
