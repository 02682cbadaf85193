// The owners of a dwelling, present and former, under its facts; for who may see owners.
import { owner } from '@huanju/domain/communities'
import { ChildRecords } from '../../components/records/ChildRecords.tsx'
import { useMay, type ShownRecord } from '../../components/records/surroundings.ts'

export function DwellingOwners({ record: { id } }: { record: ShownRecord }) {
  const maySee = useMay()(owner.rights.read)
  return maySee ? <ChildRecords entity={owner} of="dwellingId" id={id} isHeaded /> : null
}
