// Every community of a study: its year and mix, or why it waits; a row opens its reasons.
import type { AnswerOf } from '@huanju/contract'
import { listStudyProjects, studyDecisions } from '@huanju/contract/studies'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { listIn, pageOf, useAddress } from '../../app/address.ts'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { DecisionFilters } from '../../components/DecisionFilters.tsx'
import { ListTable, type ListColumn } from '../../components/ListTable.tsx'
import { Area, Count, Score, WanYuan } from '../../components/quantities.tsx'
import { StatusTag, statusWords } from '../../components/StatusTag.tsx'
import { points } from './points.ts'
import type { Study } from './StudyScreen.tsx'
import { WhyDrawer } from './WhyDrawer.tsx'

export type StudyRow = AnswerOf<typeof listStudyProjects>['rows'][number]

const text = {
  title: w('推演明细', 'Communities of the study'),
  community: w('小区', 'Community'),
  decision: w('去向', 'Decision'),
  score: w('评分', 'Score'),
  need: w('需求分', 'Points of need'),
  households: w('户数与面积', 'Households, area'),
  cost: w('估算投资（万元）', 'Cost (万元)'),
  listed: w('按名次的年度', 'Year by rank'),
  reason: w('理由', 'Reason'),
  empty: w('没有符合筛选的小区，可放宽上面的筛选', 'No community matches; widen the filter above'),
}

/** The table of a study; filters stand in the address. */
export function StudyProjects({ study }: { study: Study }) {
  const say = useSay()
  const [address, change] = useAddress()
  const [opened, setOpened] = useState<StudyRow | null>(null)
  const decision = studyDecisions.find((one) => one === address['decision'])
  const [countyId] = listIn(address, 'countyId')
  const answer = useAnswer(listStudyProjects, {
    params: { study: study.id },
    query: {
      ...pageOf(address),
      ...(decision && { decision }),
      ...(countyId && { countyId }),
      ...(address['year'] && { year: Number(address['year']) }),
      ...(address['q'] && { q: String(address['q']) }),
    },
  })
  const columns: ListColumn<StudyRow>[] = [
    {
      id: 'community',
      title: text.community,
      width: 200,
      isFixed: true,
      show: (row) => (
        <>
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpened(row)}>
            {row.community}
          </Button>
          <div className="muted">
            {row.county} {row.subdistrict}
          </div>
        </>
      ),
    },
    {
      id: 'decision',
      title: text.decision,
      width: 156,
      show: (row) => (
        <>
          <StatusTag
            status={row.decision}
            words={row.year ? w(`${row.year} 年启动`, `Starts ${row.year}`) : statusWords(row.decision)}
          />
          {row.mode && <div className="muted">{say(row.mode)}</div>}
        </>
      ),
    },
    {
      id: 'score',
      title: text.score,
      width: 76,
      isNumber: true,
      show: (row) => <Score hundredths={row.scoreHundredths} />,
    },
    {
      id: 'need',
      title: text.need,
      width: 92,
      isNumber: true,
      show: (row) => <span className="num">{points(row.needPoints)}</span>,
    },
    {
      id: 'households',
      title: text.households,
      width: 112,
      isNumber: true,
      show: (row) => (
        <>
          <Count value={row.householdCount} />
          <div className="muted">
            <Area dm2={row.floorAreaDm2} />
          </div>
        </>
      ),
    },
    {
      id: 'cost',
      title: text.cost,
      width: 116,
      isNumber: true,
      show: (row) => <WanYuan fen={row.estimatedCostFen} unit={false} />,
    },
    {
      id: 'listed',
      title: text.listed,
      width: 88,
      isNumber: true,
      show: (row) => <span className="num">{row.listedYear ?? '—'}</span>,
    },
    {
      id: 'reason',
      title: text.reason,
      width: 280,
      show: (row) => <div className="reason">{say(row.reason)}</div>,
    },
  ]
  return (
    <>
      <DecisionFilters filter={[address, change]} decisions={studyDecisions} years={study.years}>
        <Select
          aria-label={say(w('县', 'County'))}
          placeholder={say(w('县', 'County'))}
          allowClear
          style={{ width: 130 }}
          value={countyId}
          options={(study.result?.byCounty ?? []).map((one) => ({ value: one.countyId, label: one.county }))}
          onChange={(next?: string) => change({ countyId: next })}
        />
      </DecisionFilters>
      <ListTable
        words={text.title}
        answer={answer}
        columns={columns}
        keyOf={({ communityId }) => communityId}
        empty={text.empty}
        card={(row) => (
          <div style={{ padding: '12px 16px' }}>
            <div className="line">
              <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpened(row)}>
                {row.community}
              </Button>
              <StatusTag
                status={row.decision}
                words={row.year ? w(`${row.year} 年启动`, `Starts ${row.year}`) : statusWords(row.decision)}
              />
            </div>
            <div className="muted">{say(row.reason)}</div>
          </div>
        )}
      />
      {opened && <WhyDrawer key={opened.communityId} study={study} row={opened} close={() => setOpened(null)} />}
    </>
  )
}
