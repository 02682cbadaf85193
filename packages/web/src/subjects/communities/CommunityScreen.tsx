// The record of a community 档案: facts in groups at the left, stage, verdict and history at the right.
import type { AnswerOf } from '@huanju/contract'
import { getCommunity } from '@huanju/contract/communities'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import type { ReactNode } from 'react'
import { Panels } from '../../app/panels.tsx'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w, type Words } from '../../app/words.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { CatalogueText, useCatalogue } from '../../components/pickers.tsx'
import { Area, Count, DayText, Instant, WanYuan } from '../../components/quantities.tsx'
import { StatusTag } from '../../components/StatusTag.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import { BuildingsTab } from './BuildingsTab.tsx'
import { HistoryCard } from './HistoryCard.tsx'
import { OwnersTab } from './OwnersTab.tsx'
import { recordSlot } from './slots.ts'
import { StageLine } from './StageLine.tsx'

export type CommunityRecord = AnswerOf<typeof getCommunity>

const text = {
  list: w('小区台账', 'Register'),
  edit: w('修改', 'Edit'),
  facts: w('基本情况', 'Facts'),
  buildings: w('楼栋', 'Buildings'),
  owners: w('业主', 'Owners'),
  place: w('所在地', 'Place'),
  address: w('地址', 'Address'),
  built: w('建成日期', 'Completed on'),
  evidence: w('建成证明', 'Completion paper'),
  land: w('土地性质', 'Land'),
  buildingCount: w('楼栋数', 'Buildings'),
  households: w('户数', 'Households'),
  area: w('建筑面积', 'Floor area'),
  cost: w('估算投资', 'Estimated cost'),
  demolition: w('拟拆除新建', 'To be demolished'),
  mode: w('改造后物业管理模式', 'Property mode after works'),
  asked: w('意愿征询', 'Willingness'),
  vulnerable: w('老幼病残等居民', 'Vulnerable residents'),
  papers: w('已备材料', 'Papers on file'),
  position: w('坐标', 'Coordinates'),
  remark: w('备注', 'Remark'),
  conditions: w('状况等级（A 完好 — D 严重）', 'Condition (A sound – D failing)'),
  consent: w('居民与材料', 'Residents and papers'),
  basics: w('规模与建成', 'Size and age'),
  yes: w('是', 'Yes'),
  no: w('否', 'No'),
  willing: w('户愿意', 'willing of'),
  askedUnit: w('户征询', 'asked'),
  people: w('人', 'people'),
  warnings: w('请核对', 'Please check'),
  origin: w('来源', 'Origin'),
  form: w('手工登记', 'Typed in'),
  demo: w('演示数据', 'Demo data'),
  row: w('第', 'row'),
  rowEnd: w('行', ''),
  map: w('在图上看', 'On the map'),
  none: w('未知', 'Unknown'),
  changed: w('最近修改', 'Changed'),
}

export default function CommunityScreen() {
  const say = useSay()
  const { community: id } = useParams({ strict: false }) as { community: string }
  const { data, error, refetch } = useAnswer(getCommunity, { params: { community: id } })
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
      children: <BuildingsTab record={data} />,
    },
    ...(data.allowed.includes('see-owners')
      ? [{ key: 'owners', label: say(text.owners), children: <OwnersTab record={data} /> }]
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
        {data.allowed.includes('edit') && (
          <Link to="/communities/$community/edit" params={{ community: id }}>
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
          <Tabs items={tabs} />
        </div>
        <aside>
          <Panels at={recordSlot} given={{ record: data }} />
          <HistoryCard community={data.id} />
        </aside>
      </div>
    </>
  )
}

function Fact({ words, children, isWide }: { words: Words; children: ReactNode; isWide?: boolean }) {
  const say = useSay()
  return (
    <div className={isWide ? 'wide' : ''}>
      <dt>{say(words)}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Facts({ record }: { record: CommunityRecord }) {
  const say = useSay()
  const unknown = <span className="muted">{say(text.none)}</span>
  const aspects = useCatalogue('condition-aspects')
  const { askedHouseholdCount: asked, willingHouseholdCount: willing, position, origin } = record
  return (
    <>
      <section className="card">
        <h2>{say(text.basics)}</h2>
        <dl className="facts">
          <Fact words={text.built}>
            <DayText day={record.completedOn} />
          </Fact>
          <Fact words={text.evidence}>
            {record.completionEvidence ? (
              <CatalogueText catalogue="evidence-kinds" id={record.completionEvidence} />
            ) : (
              unknown
            )}
          </Fact>
          <Fact words={text.land}>
            {record.landKind ? <CatalogueText catalogue="land-kinds" id={record.landKind} /> : unknown}
          </Fact>
          <Fact words={text.buildingCount}>
            <Count value={record.buildingCount} unit="栋" />
          </Fact>
          <Fact words={text.households}>
            <Count value={record.householdCount} unit="户" />
          </Fact>
          <Fact words={text.area}>
            <Area dm2={record.floorAreaDm2} />
          </Fact>
          <Fact words={text.cost}>
            <WanYuan fen={record.estimatedCostFen} />
          </Fact>
          <Fact words={text.demolition}>
            {record.demolitionPlanned === null ? unknown : say(record.demolitionPlanned ? text.yes : text.no)}
          </Fact>
          <Fact words={text.address} isWide>
            {record.address ?? unknown}
          </Fact>
        </dl>
      </section>
      <section className="card">
        <h2>{say(text.conditions)}</h2>
        <dl className="facts">
          {aspects.map(({ value, label }) => (
            <Fact key={value} words={w(label, label)}>
              {record.conditions[value as keyof typeof record.conditions] ?? unknown}
            </Fact>
          ))}
        </dl>
      </section>
      <section className="card">
        <h2>{say(text.consent)}</h2>
        <dl className="facts">
          <Fact words={text.asked}>
            {asked === null ? (
              unknown
            ) : (
              <span className="num">
                {willing ?? '—'} {say(text.willing)} / {asked} {say(text.askedUnit)}
              </span>
            )}
          </Fact>
          <Fact words={text.vulnerable}>
            <Count value={record.vulnerableResidentCount} unit={say(text.people)} />
          </Fact>
          <Fact words={text.mode}>
            {record.propertyMode ? <CatalogueText catalogue="property-modes" id={record.propertyMode} /> : unknown}
          </Fact>
          <Fact words={text.papers} isWide>
            {record.papersOnFile.length === 0
              ? unknown
              : record.papersOnFile.map((paper) => (
                  <span key={paper} className="tag plain" style={{ margin: '0 6px 4px 0' }}>
                    <CatalogueText catalogue="evidence-kinds" id={paper} />
                  </span>
                ))}
          </Fact>
          <Fact words={text.position} isWide>
            {position ? (
              <>
                <span className="num">
                  {position.longitude}, {position.latitude}
                </span>
                （{position.system}）
                <Link to="/map" search={{ at: `${position.shownLongitude},${position.shownLatitude}` } as never}>
                  {say(text.map)}
                </Link>
              </>
            ) : (
              unknown
            )}
          </Fact>
          {record.remark && (
            <Fact words={text.remark} isWide>
              {record.remark}
            </Fact>
          )}
          <Fact words={text.origin} isWide>
            {origin.kind === 'import' && origin.importId ? (
              <Link to="/imports/$import" params={{ import: origin.importId }}>
                {origin.fileName} {say(text.row)} {origin.rowNumber} {say(text.rowEnd)}
              </Link>
            ) : (
              say(origin.kind === 'demo' ? text.demo : text.form)
            )}
            <span className="muted">
              ，{say(text.changed)} <Instant at={record.changedAt} />
            </span>
          </Fact>
        </dl>
      </section>
    </>
  )
}
