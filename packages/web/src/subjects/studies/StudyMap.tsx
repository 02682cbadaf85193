// Where it is built and when: a dot for each community, coloured by its year, hollow when deferred.
import { listStudyProjects } from '@huanju/contract/studies'
import { useState } from 'react'
import { useAnswer } from '../../app/queries.ts'
import { useMarks } from '../../app/marks.ts'
import { useSay, w } from '../../app/words.tsx'
import { Empty, Loading, Trouble } from '../../components/states.tsx'
import type { StudyRow } from './StudyProjects.tsx'
import type { Study } from './StudyScreen.tsx'
import { WhyDrawer } from './WhyDrawer.tsx'

const text = {
  title: w('各小区启动年度', 'Start of each community'),
  deferred: w('暂缓', 'Deferred'),
  none: w(
    '这些小区还没有坐标，先在小区档案中标注位置',
    'These communities have no position yet; mark it in their records',
  ),
  schematic: w('示意图，不含行政区划界线', 'Schematic, without boundaries'),
}
// Dark to light, told apart without colour sight.
const steps = [
  '#443983',
  '#31688e',
  '#21918c',
  '#35b779',
  '#90d743',
  '#b5870b',
  '#c45b08',
  '#8f2d56',
  '#5c5c8a',
  '#3d3d3d',
]
const size = { width: 900, height: 620, edge: 16 }

/** The map of a study. */
export function StudyMap({ study }: { study: Study }) {
  const say = useSay()
  const mark = useMarks()
  const [opened, setOpened] = useState<StudyRow | null>(null)
  const { data, error } = useAnswer(listStudyProjects, {
    params: { study: study.id },
    query: { page: 1, size: 2000 },
  })
  if (error) return <Trouble problem={error} />
  if (!data) return <Loading />
  const placed = data.rows.filter((row) => row.longitude !== null && row.decision !== 'excluded')
  if (placed.length === 0) return <Empty words={text.none} />
  const at = projection(placed)
  const colour = (year: number | null) => (year === null ? 'none' : (steps[study.years.indexOf(year)] ?? '#3d3d3d'))
  const count = (year: number | null) => `${mark.open}${placed.filter((row) => row.year === year).length}${mark.close}`
  return (
    <figure className="study-map">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="group" aria-label={say(text.title)}>
        {placed
          .toSorted((a, b) => Number(a.year !== null) - Number(b.year !== null))
          .map((row) => {
            const { x, y } = at(row)
            const words = `${row.community} ${row.year ?? say(text.deferred)}`
            return (
              <circle
                key={row.communityId}
                cx={x}
                cy={y}
                r={4 + Math.min(6, Math.sqrt(row.householdCount ?? 0) / 6)}
                tabIndex={0}
                role="button"
                aria-label={words}
                fill={colour(row.year)}
                fillOpacity={0.85}
                stroke={row.year === null ? 'var(--ink-3)' : 'var(--card)'}
                strokeWidth={row.year === null ? 1.4 : 0.8}
                onClick={() => setOpened(row)}
                onKeyDown={({ key }) => (key === 'Enter' || key === ' ') && setOpened(row)}
              >
                <title>{words}</title>
              </circle>
            )
          })}
      </svg>
      <figcaption className="legend">
        {study.years.map((year) => (
          <span key={year}>
            <i style={{ background: colour(year) }} /> {year}
            {count(year)}
          </span>
        ))}
        <span>
          <i className="hollow" /> {say(text.deferred)}
          {count(null)}
        </span>
        <span className="muted">{say(text.schematic)}</span>
      </figcaption>
      {opened && <WhyDrawer study={study} row={opened} close={() => setOpened(null)} />}
    </figure>
  )
}

function projection(rows: readonly StudyRow[]): (row: StudyRow) => { x: number; y: number } {
  const longitudes = rows.map(({ longitude }) => longitude ?? 0)
  const latitudes = rows.map(({ latitude }) => latitude ?? 0)
  const [west, east, south, north] = [
    Math.min(...longitudes),
    Math.max(...longitudes),
    Math.min(...latitudes),
    Math.max(...latitudes),
  ]
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min(
    (size.width - 2 * size.edge) / Math.max(1e-6, (east - west) * narrow),
    (size.height - 2 * size.edge) / Math.max(1e-6, north - south),
  )
  const [left, top] = [(size.width - (east - west) * narrow * scale) / 2, (size.height - (north - south) * scale) / 2]
  return ({ longitude, latitude }) => ({
    x: left + ((longitude ?? west) - west) * narrow * scale,
    y: top + (north - (latitude ?? south)) * scale,
  })
}
