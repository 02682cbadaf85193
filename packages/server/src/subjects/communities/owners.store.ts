// Owners 业主: personal data sealed in the column, found by blind index, read back only for a reason.
import type { AnswerOf, BodyOf } from '@huanju/contract'
import type { addOwner, listOwners } from '@huanju/contract/communities'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { journal, write } from '../../platform/journal/journal.ts'
import { every, within } from '../../platform/database/walls.ts'
import { maskIdNumber, maskName, maskPhone, type Secrets } from '../../platform/secrets/index.ts'

export type OwnerView = AnswerOf<typeof listOwners>['rows'][number]
export type NewOwner = BodyOf<typeof addOwner>
type Sealed = { name: Buffer; phone: Buffer | null; idNumber: Buffer | null }
type Row = Omit<OwnerView, 'maskedName' | 'maskedPhone' | 'maskedIdNumber'> & Sealed

const columns = sql`o.id, o.building_id as "buildingId", b.name as building, o.dwelling, o.exclusive_area_dm2 as "exclusiveAreaDm2",
  o.name_cipher as name, o.phone_cipher as phone, o.id_number_cipher as "idNumber"`
const from = sql`from owners o left join buildings b on b.id = o.building_id`

/** An owner as a row with sealed columns, ready for insertion. */
function sealedOwner(secrets: Secrets, owner: NewOwner) {
  const sealed = (value: string | null) => (value === null ? null : `\\x${secrets.seal(value).toString('hex')}`)
  const indexed = (kind: 'phone' | 'idNumber', value: string | null) =>
    value === null ? null : secrets.blindIndex(kind, value)
  return {
    id: newId(),
    building_id: owner.buildingId,
    dwelling: owner.dwelling,
    exclusive_area_dm2: owner.exclusiveAreaDm2,
    name_cipher: sealed(owner.name),
    name_index: secrets.blindIndex('name', owner.name),
    phone_cipher: sealed(owner.phone),
    phone_index: indexed('phone', owner.phone),
    id_number_cipher: sealed(owner.idNumber),
    id_number_index: indexed('idNumber', owner.idNumber),
  }
}

/** Records owners of one community under one journal line that names none of them. */
export async function insertOwners(
  tx: Tx,
  secrets: Secrets,
  { communityId, regionId, owners }: { communityId: string; regionId: string; owners: readonly NewOwner[] },
): Promise<string[]> {
  const rows = owners.map((owner) => ({
    ...sealedOwner(secrets, owner),
    community_id: communityId,
    region_id: regionId,
  }))
  const records = JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
  await write(
    tx,
    { action: 'owner.created', subject: 'community', id: communityId, regionId, detail: { count: rows.length } },
    sql`
    insert into owners (id, community_id, region_id, building_id, dwelling, exclusive_area_dm2, name_cipher, name_index, phone_cipher, phone_index, id_number_cipher, id_number_index)
    select id, community_id, region_id, building_id, dwelling, exclusive_area_dm2, name_cipher, name_index, phone_cipher, phone_index, id_number_cipher, id_number_index
    from jsonb_populate_recordset(null::owners, ${records}::jsonb)`,
  )
  return rows.map(({ id }) => id)
}

/** One page of a community's owners, masked, by building and dwelling. */
export async function listOwnersOf(
  tx: Tx,
  secrets: Secrets,
  { viewer, communityId, page, size }: { viewer: Viewer; communityId: string; page: number; size: number },
): Promise<AnswerOf<typeof listOwners>> {
  const where = every([sql`o.community_id = ${communityId}::uuid`, within(viewer, sql`o.region_id`)])
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} ${from} where ${where}
    order by length(b.name), b.name, length(o.dwelling), o.dwelling, o.id limit ${size} offset ${(page - 1) * size}`,
  )
  const total = await rowOf(tx, sql<{ total: number }>`select count(*)::int as total from owners o where ${where}`)
  return { rows: rows.map((row) => masked(secrets, row)), total: total?.total ?? 0 }
}

/** One owner, masked, or undefined. */
export async function findOwner(tx: Tx, secrets: Secrets, id: string): Promise<OwnerView | undefined> {
  const row = await rowOf(tx, sql<Row>`select ${columns} ${from} where o.id = ${id}`)
  return row && masked(secrets, row)
}

/** Owners whose name, phone or ID number is exactly this, among those the viewer may see; the search itself is journalled. */
export async function findOwnersBy(
  tx: Tx,
  secrets: Secrets,
  {
    viewer,
    kind,
    value,
    regionId,
  }: { viewer: Viewer; kind: 'name' | 'phone' | 'idNumber'; value: string; regionId: string },
) {
  const column = { name: sql`o.name_index`, phone: sql`o.phone_index`, idNumber: sql`o.id_number_index` }[kind]
  await journal(tx, { action: 'owners.searched', subject: 'owner', id: null, regionId, detail: { kind } })
  const rows = await rowsOf(
    tx,
    sql<
      Row & { communityId: string; community: string }
    >`select ${columns}, o.community_id as "communityId", c.name as community
    ${from} join communities c on c.id = o.community_id
    where ${every([sql`${column} = ${secrets.blindIndex(kind, value)}`, within(viewer, sql`o.region_id`)])} order by c.name, o.dwelling limit 100`,
  )
  return rows.map(({ communityId, community, ...row }) => ({ ...masked(secrets, row), communityId, community }))
}

/** Reads an owner in the clear, leaving the reason in the journal; undefined where the viewer sees none. */
export async function revealOwner(
  tx: Tx,
  secrets: Secrets,
  { viewer, id, reason }: { viewer: Viewer; id: string; reason: string },
) {
  const row = await rowOf(
    tx,
    sql<Sealed & { regionId: string; communityId: string }>`select o.name_cipher as name, o.phone_cipher as phone,
    o.id_number_cipher as "idNumber", o.region_id as "regionId", o.community_id as "communityId" from owners o
    where ${every([sql`o.id = ${id}::uuid`, within(viewer, sql`o.region_id`)])}`,
  )
  if (!row) return undefined
  await journal(tx, {
    action: 'owner.revealed',
    subject: 'community',
    id: row.communityId,
    regionId: row.regionId,
    detail: { owner: id, reason },
  })
  return opened(secrets, row)
}

/** How often a person has revealed owners since the day began. */
export async function countRevelations(tx: Tx, personId: string): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{ count: number }>`select count(*)::int as count from journal
    where actor_id = ${personId} and action = 'owner.revealed' and at > now() - interval '24 hours'`,
  )
  return row?.count ?? 0
}

function opened(secrets: Secrets, { name, phone, idNumber }: Sealed) {
  return {
    name: secrets.unseal(name),
    phone: phone && secrets.unseal(phone),
    idNumber: idNumber && secrets.unseal(idNumber),
  }
}

function masked(secrets: Secrets, { name, phone, idNumber, ...row }: Row): OwnerView {
  const clear = opened(secrets, { name, phone, idNumber })
  return {
    ...row,
    maskedName: maskName(clear.name),
    maskedPhone: clear.phone && maskPhone(clear.phone),
    maskedIdNumber: clear.idNumber && maskIdNumber(clear.idNumber),
  }
}
