// Who builds when: counties down, years across, a bar of works for each community when a county is opened.
import { listStudyProjects } from '@huanju/contract/studies'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { queryOf } from '../../app/links.tsx'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Count } from '../../components/quantities.tsx'
import { Scroll } from '../../components/Scroll.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import type { Study } from './StudyScreen.tsx'
import { YearNote, YearRows } from './year-table.tsx'

const text = {
  year: w('年度', 'Year'),
  counties: w(
    '各县启动小区（个），点县名看每个小区的施工年度',
    'Communities started by county; a county opens its works',
  ),
  works: w('施工', 'Works'),
}

/** The Gantt of a study; each number opens its rows. */
export function StudyGantt({ study, result }: { study: Study; result: NonNullable<Study['result']> }) {
  const say = useSay()
  const [opened, setOpened] = useState<string | null>(null)
  const { data, error } = useAnswer(listStudyProjects, {
    params: { study: study.id },
    query: { page: 1, size: 2000, decision: 'planned' },
  })
  if (error) return <Trouble problem={error} />
  if (!data) return <Loading />
  const open = (search: Record<string, unknown>) => ({
    to: '/studies/$study' as const,
    params: { study: study.id },
    search: queryOf({ view: 'projects', decision: 'planned', ...search }),
  })
  const works = study.settings.spending.length
  return (
    <Scroll words={text.works}>
      <table className="plain-table gantt">
        <thead>
          <tr>
            <th>{say(text.year)}</th>
            {study.years.map((year) => (
              <th key={year} className="r">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <YearRows
            byYear={result.byYear}
            linked={({ year, communities }) => (
              <Link {...open({ year })}>
                <Count value={communities} />
              </Link>
            )}
          />
          <tr>
            <th scope="rowgroup" colSpan={study.years.length + 1}>
              {say(text.counties)}
            </th>
          </tr>
          {result.byCounty.map(({ countyId, county }) => {
            const own = data.rows.filter((row) => row.countyId === countyId)
            const most = Math.max(1, ...study.years.map((year) => own.filter((row) => row.year === year).length))
            const isOpen = opened === countyId
            return [
              <tr key={countyId}>
                <th scope="row">
                  <Button
                    type="link"
                    size="small"
                    style={{ padding: 0 }}
                    aria-expanded={isOpen}
                    onClick={() => setOpened(isOpen ? null : countyId)}
                  >
                    <span aria-hidden>{isOpen ? '▾' : '▸'}</span> {county}
                  </Button>
                </th>
                {study.years.map((year) => {
                  const count = own.filter((row) => row.year === year).length
                  return (
                    <td key={year} className="r">
                      {count > 0 ? (
                        <Link {...open({ year, countyId })} className="gantt-cell">
                          <span
                            className="gantt-bar"
                            style={{ width: `${Math.round((count / most) * 100)}%` }}
                            aria-hidden
                          />
                          <Count value={count} />
                        </Link>
                      ) : (
                        <span className="muted">—</span>
                      )}
                    </td>
                  )
                })}
              </tr>,
              ...(isOpen
                ? own.map((row) => <WorksRow key={row.communityId} row={row} years={study.years} works={works} />)
                : []),
            ]
          })}
        </tbody>
      </table>
      <YearNote />
    </Scroll>
  )
}

function WorksRow({
  row,
  years,
  works,
}: {
  row: { community: string; year: number | null; communityId: string }
  years: readonly number[]
  works: number
}) {
  const say = useSay()
  const start = row.year ?? 0
  return (
    <tr className="gantt-works">
      <td>
        <Link to="/communities/$id" params={{ id: row.communityId }}>
          {row.community}
        </Link>
      </td>
      {years.map((year) => (
        <td key={year}>
          {year >= start && year < start + works && (
            <span className="gantt-work" role="img" aria-label={`${say(text.works)} ${year}`} />
          )}
        </td>
      ))}
    </tr>
  )
}
