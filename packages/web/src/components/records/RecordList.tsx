// The list of a kind of record 台账: filter, count, sorted columns, cards on the phone, import and export.
import { entityNamed } from '@huanju/domain/subjects'
import { after, ancestorsOf, fieldsOf, periodOf, unitOf, type Entity, type Field } from '@huanju/engines/entities'
import type { Option } from '@huanju/engines/tables'
import { App, Button } from 'antd'
import { AddressLink } from '../../app/links.tsx'
import { listIn, useAddress, type Address } from '../../app/address.ts'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useSay, w, type Words } from '../../app/words.tsx'
import { ListTable, type ListColumn } from '../ListTable.tsx'
import { PageHeader } from '../PageHeader.tsx'
import { ofCity } from '../pickers.tsx'
import { Trouble } from '../states.tsx'
import { FieldValue } from './FieldValue.tsx'
import { isFigure } from './entry.ts'
import type { Extras } from './record-screens.ts'
import { RecordFilters } from './RecordFilters.tsx'
import {
  endpointsFor,
  listPath,
  namingFields,
  ownName,
  useTitled,
  registerOf,
  useCatalogues,
  useFields,
  useMay,
  type ShownRecord,
} from './surroundings.ts'

const text = {
  place: w('所在地', 'Place'),
  import: w('导入 Excel', 'Import Excel'),
  export: w('导出', 'Export'),
  voided: w('作废', 'Voided'),
  started: w(
    '已开始导出当前筛选的内容，做好后在页面右上方或“后台任务”里下载',
    'Exporting what is filtered; download it at the top right or under Long work when it is done',
  ),
}

/** The list of a kind of record. */
export function RecordList({ entity, extras: { Actions } }: { entity: Entity; extras: Extras }) {
  const say = useSay()
  const { message } = App.useApp()
  const [address] = useAddress()
  const may = useMay()
  const endpoints = endpointsFor(entity)
  const query = queryIn(entity, address)
  const answer = useAnswer(endpoints.list, { query })
  const { optionsOf } = useCatalogues(entity)
  const columns = useColumns(entity, optionsOf)
  const exporting = useAct(
    () => call(endpoints.export, { query: narrowing(query) }),
    () => void message.success(say(text.started)),
  )
  const isNarrowed = Object.keys(narrowing(query)).length > 0
  const { rights, title } = entity
  const write = may(rights.write) && (
    <AddressLink to={newPath(entity, address)}>
      <Button type="primary">{say(after('登记', 'Record', entity))}</Button>
    </AddressLink>
  )
  const bring = may(rights.import) && (
    <AddressLink to="/imports" query={{ target: entity.one }}>
      <Button>{say(text.import)}</Button>
    </AddressLink>
  )
  return (
    <>
      <PageHeader title={say(registerOf(entity))}>
        {Actions && <Actions />}
        {bring}
        {may(rights.export) && (
          <Button
            loading={exporting.isPending}
            disabled={answer.data?.total === 0}
            onClick={() => exporting.mutate(undefined)}
          >
            {say(text.export)}
          </Button>
        )}
        {write}
      </PageHeader>
      {exporting.error && <Trouble problem={exporting.error} />}
      <RecordFilters {...{ entity, optionsOf }} />
      <ListTable<ShownRecord>
        words={title}
        answer={answer}
        columns={columns}
        keyOf={({ id }) => id}
        card={(row) => <RowCard {...{ entity, row, optionsOf }} />}
        above={answer.data && <Count total={answer.data.total} />}
        empty={isNarrowed ? noneOf(entity) : noneYet(entity, may)}
        emptyActions={
          <>
            {bring}
            {write}
          </>
        }
      />
    </>
  )
}

function noneOf({ title: { zh, en } }: Entity): Words {
  return w(`没有符合条件的${zh}。可以放宽筛选`, `No ${en.toLowerCase()} fits. Widen the filter`)
}

// What next is said only of what the person may do.
function noneYet({ title: { zh, en }, rights }: Entity, may: ReturnType<typeof useMay>): Words {
  const ways = [
    ...(may(rights.import) ? [w('导入 Excel 台账', 'import a list')] : []),
    ...(may(rights.write) ? [w('逐条登记', 'record one')] : []),
  ]
  const next = (words: (one: Words) => string, or: string) => ways.map(words).join(or)
  if (ways.length === 0) return w(`还没有登记${zh}`, `No ${en.toLowerCase()} yet`)
  return w(
    `还没有${zh}。可以${next((one) => one.zh, '，或')}`,
    `No ${en.toLowerCase()} yet. You can ${next((one) => one.en, ' or ')}`,
  )
}

/** The query of the list as the address holds it; names the server does not know are left out. */
function queryIn(entity: Entity, address: Address): Readonly<Record<string, unknown>> {
  const several = fieldsOf(entity).flatMap(([id, { is, kind }]) =>
    is?.includes('filtered') && kind !== 'day' ? [id] : [],
  )
  const days = fieldsOf(entity).flatMap(([id, { is, kind }]) =>
    is?.includes('filtered') && kind === 'day' ? [`${id}From`, `${id}To`] : [],
  )
  const place = entity.placed.by === 'place' ? ['countyId', 'subdistrictId'] : []
  const single = ['q', 'voided', 'sort', 'order', 'page', 'size', ...(periodOf(entity) ? ['on'] : []), ...days]
  return Object.fromEntries([
    ...single.flatMap((name) => (typeof address[name] === 'string' ? [[name, address[name]] as const] : [])),
    ...[...place, ...aboveOf(entity), ...several].flatMap((name) => {
      const values = listIn(address, name)
      return values.length > 0 ? [[name, values] as const] : []
    }),
  ])
}

/** The same without page and sort: what the export takes. */
function narrowing(query: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { page: _page, size: _size, sort: _sort, order: _order, ...rest } = query
  return rest
}

const aboveOf = (entity: Entity) => ancestorsOf(entity, entityNamed).map(([id]) => id)

// From a list of what lies under one record, the next is recorded under that one.
function newPath(entity: Entity, address: Address): string {
  const { placed } = entity
  const above = [...(placed.by === 'parent' ? [placed.field] : []), ...aboveOf(entity)]
  const one = above.find((id) => listIn(address, id).length === 1)
  const start = `${listPath(entity)}/new`
  return one === undefined ? start : `${start}?${one}=${listIn(address, one)[0]}`
}

function Count({ total }: { total: number }) {
  const say = useSay()
  const shown = total.toLocaleString('en')
  return (
    <div className="sums">
      <span>{say(w(`共 ${shown} 条`, `${shown} in all`))}</span>
    </div>
  )
}

function useColumns(entity: Entity, optionsOf: (catalogue: string) => readonly Option[]) {
  const fields = useFields(entity)
  const listed = fields.filter(([id, { is }]) => is?.includes('listed') || id === entity.named)
  const named = listed.filter(([id]) => id === entity.named)
  const rest = listed.filter(([id]) => id !== entity.named)
  const place: ListColumn<ShownRecord> = {
    id: 'place',
    title: text.place,
    width: 170,
    show: (row) => <PlaceText row={row} />,
  }
  const column = ([id, field]: readonly [string, Field]): ListColumn<ShownRecord> => ({
    id,
    title: headOf(field),
    width: widths[field.kind] ?? 140,
    isNumber: isFigure(field),
    ...(field.is?.includes('sorted') && { sort: id }),
    show: (row) => <FieldValue {...{ id, field, optionsOf }} record={row} isBare />,
  })
  return [
    ...named.map(([id, field]): ListColumn<ShownRecord> => ({
      ...column([id, field]),
      isFixed: true,
      isNumber: false,
      width: field.kind === 'code' ? 110 : 210,
      show: (row) => <RowName entity={entity} row={row} />,
    })),
    ...(entity.placed.by === 'place' ? [place] : []),
    ...rest.map(column),
  ]
}

const widths: Readonly<Partial<Record<Field['kind'], number>>> = {
  count: 90,
  area: 140,
  money: 150,
  share: 100,
  day: 120,
  choice: 110,
  'yes-no': 90,
  link: 190,
  text: 180,
  code: 150,
  choices: 200,
}

/** The head of a column: what a field is called, with its unit; what is counted needs none. */
export function headOf(field: Field): Words {
  const unit = field.kind === 'count' ? null : unitOf(field)
  const { zh, en } = field.title
  return { zh: unit?.zh ? `${zh}（${unit.zh}）` : zh, en: unit?.en ? `${en} (${unit.en})` : en }
}

function RowName({ entity, row }: { entity: Entity; row: ShownRecord }) {
  const say = useSay()
  const titled = useTitled(entity)
  const name = String(row[entity.named] ?? '—')
  return (
    <span>
      <AddressLink to={`${listPath(entity)}/${row.id}`}>{titled(entity.named, name) ?? name}</AddressLink>{' '}
      {row.voidedAt !== null && (
        <span className="tag plain">
          <span aria-hidden>✕</span>
          {say(text.voided)}
        </span>
      )}
    </span>
  )
}

function PlaceText({ row }: { row: ShownRecord }) {
  const say = useSay()
  const { names } = row
  return (
    <>
      {names['county'] ?? say(ofCity)} <span className="muted">{names['subdistrict']}</span>
    </>
  )
}

// The two facts that decide: the first listed ones that are no part of the name.
function RowCard({
  entity,
  row,
  optionsOf,
}: {
  entity: Entity
  row: ShownRecord
  optionsOf: (catalogue: string) => readonly Option[]
}) {
  const say = useSay()
  const titled = useTitled(entity)
  const facts = useFields(entity)
    .filter(([id, { is }]) => is?.includes('listed') && !namingFields(entity).includes(id))
    .slice(0, 2)
  return (
    <AddressLink to={`${listPath(entity)}/${row.id}`}>
      <div className="line">
        <b>{ownName(entity, row, titled)}</b>
        {row.voidedAt !== null && <span className="tag plain">✕ {say(text.voided)}</span>}
      </div>
      <div className="line muted">
        {facts.map(([id, field]) => (
          <span key={id}>
            <FieldValue {...{ id, field, optionsOf }} record={row} isPlain />
          </span>
        ))}
      </div>
    </AddressLink>
  )
}
