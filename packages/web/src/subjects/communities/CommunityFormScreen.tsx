// Recording or changing a community 填报: the form of any record, kept by the register's own endpoints.
import { createCommunity, getCommunity, updateCommunity } from '@huanju/contract/communities'
import { community } from '@huanju/domain/communities'
import type { FormEndpoints } from '../../components/records/RecordForm.tsx'
import { RecordFormScreen } from '../../components/records/RecordFormScreen.tsx'

// They take and give what the derived ones do, and more.
const endpoints = { get: getCommunity, create: createCommunity, update: updateCommunity } as unknown as FormEndpoints

export default function CommunityFormScreen() {
  return <RecordFormScreen entity={community} endpoints={endpoints} />
}
