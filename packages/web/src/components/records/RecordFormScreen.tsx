// Recording or changing a record of a declared kind: waits for what the form needs, then opens it once.
import { listRegions } from '@huanju/contract/organisations'
import { after, fieldsOf, type Entity } from '@huanju/engines/entities'
import { useState } from 'react'
import { AddressLink, usePathPart } from '../../app/links.tsx'
import { useAddress } from '../../app/address.ts'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { PageHeader } from '../PageHeader.tsx'
import { Empty, Loading, Trouble } from '../states.tsx'
import type { Entry } from './entry.ts'
import { RecordForm, type FormEndpoints } from './RecordForm.tsx'
import {
  endpointsFor,
  fullName,
  listPath,
  registerOf,
  useCatalogues,
  useMay,
  useNames,
  isVoided,
  useTitled,
  type ShownRecord,
} from './surroundings.ts'

const text = {
  noRight: w(
    '您的岗位没有登记和修改的权限，请联系本单位安全管理员授权',
    'Your role may not record or change this; ask your security administrator',
  ),
  voided: w('这条记录已作废，不能再修改', 'This record is voided and can no longer be changed'),
  view: w('查看档案', 'Open the record'),
}

/** The form of a record: `/facilities/new` and `/facilities/$id/edit`. */
export function RecordFormScreen({
  entity,
  endpoints = endpointsFor(entity),
}: {
  entity: Entity
  /** Where a kind of record is read and kept by endpoints of its own. */
  endpoints?: FormEndpoints
}) {
  const say = useSay()
  const id = usePathPart('id')
  const { data, error, refetch, isPlaceholderData } = useAnswer(
    endpoints.get,
    { params: { id: id ?? '' } },
    { isOn: id !== undefined },
  )
  const record: ShownRecord | null = (isPlaceholderData ? null : data) ?? null
  const canWrite = useMay()(entity.rights.write)
  const catalogues = useCatalogues(entity)
  const start = usePresets(entity, id === undefined)
  const titled = useTitled(entity)
  const title = record ? fullName(entity, record, titled) : say(after('登记', 'Record', entity))
  if (!canWrite) return <Empty words={text.noRight} />
  if (error && !record) return <Trouble problem={error} again={() => void refetch()} />
  if ((id !== undefined && !record) || !catalogues.isReady || !start.isReady) return <Loading />
  const head = <PageHeader title={title} crumbs={[{ words: registerOf(entity), to: listPath(entity) }]} />
  return (
    <>
      {head}
      <Opened
        key={id ?? `new ${JSON.stringify(start.presets)}`}
        entity={entity}
        endpoints={endpoints}
        record={id === undefined ? null : record}
        optionsOf={catalogues.optionsOf}
        presets={start.presets}
        fixed={start.fixed}
        refetch={() => void refetch()}
      />
    </>
  )
}

// What was voided before is not opened; what is voided while somebody changes it stays open, with all that was typed.
function Opened(props: Parameters<typeof RecordForm>[0]) {
  const { entity, record } = props
  const say = useSay()
  const [voided] = useState(isVoided(record) ? record : null)
  if (!voided) return <RecordForm {...props} />
  return (
    <Empty words={text.voided}>
      <AddressLink to={`${listPath(entity)}/${voided.id}`}>{say(text.view)}</AddressLink>
    </Empty>
  )
}

interface Start {
  readonly isReady: boolean
  readonly presets: Readonly<Record<string, Entry>>
  readonly fixed: string | null
}

// A new record starts with the links of its address, and with the place where there is only one to choose.
function usePresets(entity: Entity, isNew: boolean): Start {
  const linked = useLinked(entity, isNew)
  const isPlaced = entity.placed.by === 'place'
  const { data } = useAnswer(listRegions, { query: {} }, { isOn: isNew && isPlaced })
  const only = (kinds: readonly string[]): Entry | undefined => {
    const found = (data?.rows ?? []).filter(({ kind, isVisible }) => isVisible && kinds.includes(kind))
    return found.length === 1 && found[0] ? { value: found[0].id } : undefined
  }
  const [county, subdistrict] = [only(['county', 'functional-zone']), only(['subdistrict'])]
  return {
    isReady: linked.isReady && (!isNew || !isPlaced || data !== undefined),
    presets: {
      ...linked.presets,
      ...(county && { countyId: county }),
      ...(county && subdistrict && { subdistrictId: subdistrict }),
    },
    fixed: linked.fixed,
  }
}

// What the record belongs to, or else the first link there is; and one within that, such as a building of the community.
function useLinked(entity: Entity, isNew: boolean): Start {
  const [address] = useAddress()
  const links = fieldsOf(entity).flatMap(([id, { kind, to = '', of }]) => {
    const value = address[id]
    return isNew && kind === 'link' && typeof value === 'string' ? [{ id, to, of, value }] : []
  })
  const parent = entity.placed.by === 'parent' ? entity.placed.field : null
  const first = links.find(({ id }) => id === parent) ?? links[0]
  const within = links.find(({ of }) => of !== undefined && of === first?.id)
  const named = useNames(first?.to ?? entity.one, first ? [first.value] : [])
  const namedWithin = useNames(within?.to ?? entity.one, within ? [within.value] : [])
  return {
    isReady: named.isReady && namedWithin.isReady,
    presets: {
      ...(first && { [first.id]: { value: first.value, typed: [named.names[first.value] ?? ''] } }),
      ...(within && { [within.id]: { value: within.value, typed: [namedWithin.names[within.value] ?? ''] } }),
    },
    fixed: first !== undefined && first.id === parent ? parent : null,
  }
}
