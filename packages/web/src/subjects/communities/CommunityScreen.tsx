// The record of a community 档案: facts in groups at the left, stage, verdict and history at the right.
import type { AnswerOf } from '@huanju/contract'
import { getCommunity } from '@huanju/contract/communities'
import {
  building,
  commonPart,
  community,
  communityStage,
  judgedCompletion,
  owner,
  propertyService,
} from '@huanju/domain/communities'
import { Link } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import { AddressLink, useIdInPath } from '../../app/links.tsx'
import { Panels } from '../../app/panels.tsx'
import { useIsPhone } from '../../app/phone.ts'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { ActButtons } from '../../components/acts/ActButtons.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ChildRecords } from '../../components/records/ChildRecords.tsx'
import { RecordFacts } from '../../components/records/RecordFacts.tsx'
import { RecordHistory } from '../../components/records/RecordHistory.tsx'
import { useCatalogues } from '../../components/records/surroundings.ts'
import { StatusTag } from '../../components/StatusTag.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import { recordSlot } from './slots.ts'
import { StageLine } from './StageLine.tsx'
import { TotalsTab } from './TotalsTab.tsx'

export type CommunityRecord = AnswerOf<typeof getCommunity>

const text = {
  list: w('小区台账', 'Register'),
  edit: w('修改', 'Edit'),
  facts: w('基本情况', 'Facts'),
  buildings: w('楼栋', 'Buildings'),
  owners: w('业主', 'Owners'),
  totals: w('总数核对', 'Totals'),
  dwellings: w('房屋', 'Dwellings'),
  warnings: w('请核对', 'Please check'),
  form: w('手工登记。', 'Typed in.'),
  demo: w('演示数据。', 'Demo data.'),
  noBuildings: w(
    '还没有登记楼栋。建成年份不一的小区，登记后逐栋判定',
    'No buildings recorded. Where years differ, each building is judged by itself',
  ),
}

export default function CommunityScreen() {
  const say = useSay()
  const id = useIdInPath()
  const isPhone = useIsPhone()
  const { data, error, refetch } = useAnswer(getCommunity, { params: { id } })
  if (error)
    return (
      <>
        <PageHeader title={say(text.list)} crumbs={[{ words: text.list, to: '/communities' }]} />
        <Trouble problem={error} again={() => void refetch()} />
      </>
    )
  if (!data) return <Loading />
  const tabs = [
    { key: 'facts', label: say(text.facts), children: <Facts record={data} /> },
    {
      key: 'buildings',
      label: `${say(text.buildings)} ${data.buildings.length}`,
      children: <Buildings id={data.id} />,
    },
    { key: 'totals', label: say(text.totals), children: <TotalsTab id={data.id} /> },
    {
      key: 'services',
      label: say(propertyService.title),
      children: <ChildRecords entity={propertyService} of="communityId" id={data.id} />,
    },
    ...(data.allowed.includes('see-owners')
      ? [
          {
            key: 'owners',
            label: say(text.owners),
            children: <ChildRecords entity={owner} of="communityId" id={data.id} />,
          },
        ]
      : []),
  ]
  return (
    <>
      <PageHeader
        title={data.name}
        crumbs={[{ words: text.list, to: '/communities' }]}
        tag={<StatusTag status={data.status} />}
        sub={
          <>
            {data.county} {data.subdistrict} {data.neighbourhood}
          </>
        }
      >
        <ActButtons flow={communityStage} id={data.id} name={data.name} />
        {data.allowed.includes('edit') && (
          <Link to="/communities/$id/edit" params={{ id }}>
            <Button type="primary">{say(text.edit)}</Button>
          </Link>
        )}
      </PageHeader>
      {data.warnings.length > 0 && (
        <div className="notice amber">
          <b>{say(text.warnings)}</b>
          <ul>
            {data.warnings.map(({ message }) => (
              <li key={message.zh}>{say(message)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="columns">
        <div>
          <StageLine status={data.status} />
          {/* All of them fit a phone, so that none hides behind a button. */}
          <Tabs items={tabs} tabBarGutter={isPhone ? 16 : 32} />
        </div>
        <aside>
          <Panels at={recordSlot} given={{ record: data }} />
          <RecordHistory entity={community} id={data.id} />
        </aside>
      </div>
    </>
  )
}

function Buildings({ id }: { id: string }) {
  const say = useSay()
  const dwellings = (row: { readonly id: string }) => (
    <AddressLink to="/dwellings" query={{ buildingId: row.id }}>
      {say(text.dwellings)}
    </AddressLink>
  )
  return (
    <>
      <ChildRecords entity={building} of="communityId" id={id} act={dwellings} empty={text.noBuildings} />
      <ChildRecords entity={commonPart} of="communityId" id={id} isHeaded />
    </>
  )
}

function Facts({ record }: { record: CommunityRecord }) {
  const { optionsOf, isReady } = useCatalogues(community)
  return isReady ? (
    <>
      <JudgedDay record={record} />
      <RecordFacts entity={community} record={record} optionsOf={optionsOf} also={<Origin origin={record.origin} />} />
    </>
  ) : (
    <Loading />
  )
}

// The record says what was stated, the verdict what its buildings say: where the two differ, the page says both.
function JudgedDay({ record }: { record: CommunityRecord }) {
  const say = useSay()
  const { value } = judgedCompletion(record, record.buildings)
  if (typeof value !== 'string' || value === record.completedOn) return null
  const own = record.completedOn
  const words =
    own === null
      ? w(
          `资格判定采用的建成日期是 ${value}，取最晚建成的楼栋；小区档案没有填写`,
          `The verdict goes by ${value}, the day of the last building; the record itself says none`,
        )
      : w(
          `资格判定采用的建成日期是 ${value}，取最晚建成的楼栋；小区档案填的是 ${own}`,
          `The verdict goes by ${value}, the day of the last building; the record itself says ${own}`,
        )
  return <div className="notice">{say(words)}</div>
}

function Origin({ origin: { kind, importId, fileName, rowNumber } }: Pick<CommunityRecord, 'origin'>) {
  const say = useSay()
  if (kind !== 'import' || !importId) return <>{say(kind === 'demo' ? text.demo : text.form)}</>
  return (
    <Link to="/imports/$import" params={{ import: importId }}>
      {say(w(`来自《${fileName}》第 ${rowNumber} 行。`, `From row ${rowNumber} of ${fileName}.`))}
    </Link>
  )
}
