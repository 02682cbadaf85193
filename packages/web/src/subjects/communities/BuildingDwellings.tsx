// The dwellings of a building, under its facts.
import { dwelling } from '@huanju/domain/communities'
import { ChildRecords } from '../../components/records/ChildRecords.tsx'
import type { ShownRecord } from '../../components/records/surroundings.ts'
import { GridLink } from './GridButton.tsx'

export function BuildingDwellings({ record: { id } }: { record: ShownRecord }) {
  return <ChildRecords entity={dwelling} of="buildingId" id={id} isHeaded buttons={<GridLink buildingId={id} />} />
}
