// The map 一张图: communities by status over a base that needs no network; its counts are the list's.
import { countCommunities } from '@huanju/contract/communities'
import { mapExtent } from '@huanju/contract/map'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { lazy, Suspense } from 'react'
import { queryOf } from '../../app/links.tsx'
import { listIn, useAddress } from '../../app/address.ts'
import { useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { useMarks } from '../../app/marks.ts'
import { useSay, w } from '../../app/words.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { FilterSheet } from '../../components/FilterSheet.tsx'
import { useRegions } from '../../components/pickers.tsx'
import { StatusTag, statusWords, type Status } from '../../components/StatusTag.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import { filterFrom, narrowing } from '../communities/filter.ts'
import { OutlineLoader } from './OutlineLoader.tsx'

const MapCanvas = lazy(() => import('./MapCanvas.tsx'))

const text = {
  title: w('一张图', 'Map'),
  legend: w('阶段', 'Stage'),
  shown: w('图上', 'On the map'),
  hidden: w('没有坐标', 'Without coordinates'),
  unit: w(' 个', ''),
  list: w('在台账中看', 'In the register'),
  county: w('县（市、区）', 'County'),
  all: w('全部', 'All'),
  verdict: w('纳入条件', 'Eligibility'),
  schematic: w(
    '底图与界线均为示意，不作为权属和行政区划依据',
    'Base map and outlines are schematic and no evidence of title or boundary',
  ),
  byCounty: w('分县（市、区）', 'By county'),
}
const stages: readonly Status[] = ['surveyed', 'planned', 'under-works', 'completed']

export default function MapScreen() {
  const say = useSay()
  const mark = useMarks()
  const [address, change] = useAddress()
  const { at: _at, ...filters } = address
  const query = narrowing(filterFrom(filters))
  const counts = useAnswer(countCommunities, { query })
  const extent = useAnswer(mapExtent, { query })
  const canLoad = useRight('map.outlines')
  const counties = useRegions().filter(
    ({ kind, isVisible }) => isVisible && (kind === 'county' || kind === 'functional-zone'),
  )
  const chosen = listIn(address, 'status')
  const toggle = (stage: string) =>
    change({ status: chosen.includes(stage) ? chosen.filter((one) => one !== stage) : [...chosen, stage] })
  if (counts.error) return <Trouble problem={counts.error} again={() => void counts.refetch()} />
  return (
    <>
      <PageHeader title={say(text.title)}>
        {canLoad && <OutlineLoader />}
        <Link to="/communities" search={queryOf(query)}>
          {say(text.list)}
        </Link>
      </PageHeader>
      <div className="map-frame">
        <div className="panel">
          <FilterSheet count={[...listIn(address, 'countyId'), ...listIn(address, 'verdict')].length}>
            <div className="field">
              <label htmlFor="map-county">{say(text.county)}</label>
              <Select
                id="map-county"
                mode="multiple"
                maxTagCount={1}
                style={{ width: '100%' }}
                placeholder={say(text.all)}
                value={listIn(address, 'countyId')}
                options={counties.map(({ id, name }) => ({ value: id, label: say(name) }))}
                onChange={(countyId: string[]) => change({ countyId })}
              />
            </div>
            <div className="field">
              <label htmlFor="map-verdict">{say(text.verdict)}</label>
              <Select
                id="map-verdict"
                mode="multiple"
                maxTagCount={1}
                style={{ width: '100%' }}
                placeholder={say(text.all)}
                value={listIn(address, 'verdict')}
                options={(['meets', 'fails', 'unproven', 'unjudged'] as const).map((value) => ({
                  value,
                  label: say(statusWords(value)),
                }))}
                onChange={(verdict: string[]) => change({ verdict })}
              />
            </div>
          </FilterSheet>
          <h3 className="only-wide">{say(text.legend)}</h3>
          <ul className="worklist stages">
            {stages.map((stage) => (
              <li key={stage} style={{ padding: '7px 0' }}>
                <button
                  type="button"
                  className="legend"
                  aria-pressed={chosen.includes(stage)}
                  onClick={() => toggle(stage)}
                >
                  <span className={`dot dot-${stage}`} aria-hidden />
                  <StatusTag status={stage} />
                  <span style={{ flex: 1 }} />
                  <b className="num">{counts.data?.byStatus[stage] ?? 0}</b>
                </button>
              </li>
            ))}
          </ul>
          <p className="num">
            {say(text.shown)} <b>{extent.data?.shown ?? '…'}</b>
            {say(text.unit)}
            {mark.semicolon}
            {say(text.hidden)}{' '}
            <Link to="/communities" search={queryOf({ ...query, position: 'unknown' })}>
              <b>{extent.data?.withoutPosition ?? '…'}</b>
            </Link>
            {say(text.unit)}
          </p>
          {(counts.data?.byCounty.length ?? 0) > 1 && (
            <>
              <h3 className="only-wide">{say(text.byCounty)}</h3>
              <table className="plain-table only-wide-table">
                <tbody>
                  {counts.data?.byCounty.map(({ countyId, county, communities }) => (
                    <tr key={countyId}>
                      <td>
                        <Link to="/communities" search={queryOf({ ...query, countyId: [countyId] })}>
                          {county}
                        </Link>
                      </td>
                      <td className="r num">{communities}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
          <p className="muted">{say(text.schematic)}</p>
        </div>
        <div className="canvas">
          <Suspense fallback={<Loading />}>
            {extent.data && (
              <MapCanvas
                query={query}
                extent={extent.data.extent}
                at={typeof address['at'] === 'string' ? address['at'] : null}
              />
            )}
          </Suspense>
        </div>
      </div>
    </>
  )
}
