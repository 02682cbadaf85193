// The duties 职责 of one organisation, under its facts.
import { dutyHolding } from '@huanju/domain/organisations'
import { ChildRecords } from '../../components/records/ChildRecords.tsx'
import type { ShownRecord } from '../../components/records/surroundings.ts'

export function OrganisationDuties({ record }: { record: ShownRecord }) {
  return <ChildRecords entity={dutyHolding} of="organisationId" id={record.id} isHeaded />
}
