// The register of communities 小区台账: filter as a sentence, sums of what is filtered, rows that open their records.
import type { AnswerOf } from '@huanju/contract'
import { exportCommunities, listCommunities } from '@huanju/contract/communities'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { queryOf } from '../../app/links.tsx'
import { useAddress } from '../../app/address.ts'
import { call } from '../../app/call.ts'
import { Panels } from '../../app/panels.tsx'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { useSay, w } from '../../app/words.tsx'
import { ListTable, type ListColumn } from '../../components/ListTable.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Area, Count, DayText, WanYuan } from '../../components/quantities.tsx'
import { StatusTag } from '../../components/StatusTag.tsx'
import { Trouble } from '../../components/states.tsx'
import { FilterBar } from './FilterBar.tsx'
import { filterFrom, narrowing } from './filter.ts'
import { listSlot } from './slots.ts'

type Row = AnswerOf<typeof listCommunities>['rows'][number]

const text = {
  title: w('小区台账', 'Register of communities'),
  add: w('登记小区', 'Record a community'),
  import: w('导入 Excel', 'Import Excel'),
  export: w('导出', 'Export'),
  empty: w(
    '没有符合条件的小区。可以放宽筛选，导入 Excel 台账，或新建一个',
    'No community matches. Widen the filter, import a list, or record one',
  ),
  emptyToRead: w('没有符合条件的小区。可以放宽筛选', 'No community matches. Widen the filter'),
  name: w('小区', 'Community'),
  place: w('所在地', 'Place'),
  stage: w('阶段', 'Stage'),
  verdict: w('纳入条件', 'Eligibility'),
  built: w('建成日期', 'Completed'),
  buildings: w('楼栋', 'Buildings'),
  households: w('户数', 'Households'),
  area: w('建筑面积（㎡）', 'Floor area (m²)'),
  cost: w('估算投资（万元）', 'Estimate (万元)'),
  communities: w('个小区', 'communities'),
  buildingsUnit: w('栋', 'buildings'),
  householdsUnit: w('户', 'households'),
  map: w('在图上看', 'On the map'),
  started: w('已提交，进度见页面右上方', 'Submitted; how far it is stands at the top right'),
}

export default function CommunityListScreen() {
  const say = useSay()
  const [address] = useAddress()
  const query = filterFrom(address)
  const answer = useAnswer(listCommunities, { query })
  const { message } = App.useApp()
  const [canWrite, canImport, canExport] = [
    useRight('communities.write'),
    useRight('communities.import'),
    useRight('communities.export'),
  ]
  const told = () => void message.success(say(text.started))
  const exporting = useAct(() => call(exportCommunities, { query: narrowing(query) }), told)
  return (
    <>
      <PageHeader title={say(text.title)}>
        <Panels at={listSlot} given={{ query: narrowing(query), told }} />
        {canImport && (
          <Link to="/imports">
            <Button>{say(text.import)}</Button>
          </Link>
        )}
        {canExport && (
          <Button loading={exporting.isPending} onClick={() => exporting.mutate(undefined)}>
            {say(text.export)}
          </Button>
        )}
        {canWrite && (
          <Link to="/communities/new">
            <Button type="primary">{say(text.add)}</Button>
          </Link>
        )}
      </PageHeader>
      {exporting.error && <Trouble problem={exporting.error} />}
      <FilterBar />
      <ListTable<Row>
        words={text.title}
        answer={answer}
        columns={columns}
        keyOf={({ id }) => id}
        card={(row) => <RowCard row={row} />}
        empty={canWrite && canImport ? text.empty : text.emptyToRead}
        above={answer.data && <Sums sums={answer.data.sums} />}
        emptyActions={
          <>
            {canImport && (
              <Link to="/imports">
                <Button>{say(text.import)}</Button>
              </Link>
            )}
            {canWrite && (
              <Link to="/communities/new">
                <Button type="primary">{say(text.add)}</Button>
              </Link>
            )}
          </>
        }
      />
    </>
  )
}

function Sums({ sums }: { sums: AnswerOf<typeof listCommunities>['sums'] }) {
  const say = useSay()
  const [address] = useAddress()
  return (
    <div className="sums">
      <span>
        <b className="num">{sums.communities.toLocaleString('en')}</b> {say(text.communities)}
      </span>
      <span>
        <b className="num">{sums.buildings.toLocaleString('en')}</b> {say(text.buildingsUnit)}
      </span>
      <span>
        <b className="num">{sums.households.toLocaleString('en')}</b> {say(text.householdsUnit)}
      </span>
      <span>
        <b>
          <Area dm2={sums.floorAreaDm2} inWan unit={false} />
        </b>{' '}
        万㎡
      </span>
      <span>
        <b>
          <WanYuan fen={sums.estimatedCostFen} unit={false} />
        </b>{' '}
        万元
      </span>
      <span className="grow" />
      <Link to="/map" search={queryOf(address)}>
        {say(text.map)}
      </Link>
    </div>
  )
}

function RowCard({ row }: { row: Row }) {
  return (
    <Link to="/communities/$id" params={{ id: row.id }}>
      <div className="line">
        <b>{row.name}</b>
        <span className="tags">
          <StatusTag status={row.status} />
          {row.status === 'surveyed' && <StatusTag status={row.verdict ?? 'unjudged'} />}
        </span>
      </div>
      <div className="line muted">
        <span>
          {row.county} {row.subdistrict}
        </span>
        <span>
          <Count value={row.householdCount} unit="户" />
        </span>
      </div>
    </Link>
  )
}

const columns: readonly ListColumn<Row>[] = [
  {
    id: 'name',
    title: text.name,
    isFixed: true,
    width: 210,
    sort: 'name',
    show: (row) => (
      <Link to="/communities/$id" params={{ id: row.id }}>
        {row.name}
      </Link>
    ),
  },
  {
    id: 'place',
    title: text.place,
    width: 180,
    sort: 'county',
    show: (row) => (
      <>
        {row.county} <span className="muted">{row.subdistrict}</span>
      </>
    ),
  },
  { id: 'status', title: text.stage, width: 112, show: (row) => <StatusTag status={row.status} /> },
  {
    id: 'verdict',
    title: text.verdict,
    width: 104,
    show: (row) =>
      row.verdictId ? (
        <Link to="/verdicts/$verdict" params={{ verdict: row.verdictId }}>
          <StatusTag status={row.verdict ?? 'unjudged'} />
        </Link>
      ) : (
        <StatusTag status="unjudged" />
      ),
  },
  {
    id: 'completedOn',
    title: text.built,
    width: 114,
    sort: 'completedOn',
    show: (row) => <DayText day={row.completedOn} />,
  },
  {
    id: 'buildings',
    title: text.buildings,
    width: 84,
    isNumber: true,
    sort: 'buildingCount',
    show: (row) => <Count value={row.buildingCount} />,
  },
  {
    id: 'households',
    title: text.households,
    width: 88,
    isNumber: true,
    sort: 'householdCount',
    show: (row) => <Count value={row.householdCount} />,
  },
  {
    id: 'area',
    title: text.area,
    width: 138,
    isNumber: true,
    sort: 'floorArea',
    show: (row) => <Area dm2={row.floorAreaDm2} unit={false} />,
  },
  {
    id: 'cost',
    title: text.cost,
    width: 142,
    isNumber: true,
    show: (row) => <WanYuan fen={row.estimatedCostFen} unit={false} />,
  },
]
