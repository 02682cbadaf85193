// The result of a study from every side: by year, on the map, budgets and capacity, counties, rows, and what-ifs.
import { Tabs } from 'antd'
import { useAddress } from '../../app/address.ts'
import { useSay, w } from '../../app/words.tsx'
import { CountyShares } from './CountyShares.tsx'
import { Frontier } from './Frontier.tsx'
import { Robustness } from './Robustness.tsx'
import { StudyGantt } from './StudyGantt.tsx'
import { StudyMap } from './StudyMap.tsx'
import { StudyProjects } from './StudyProjects.tsx'
import type { Study } from './StudyScreen.tsx'
import { UseBars } from './UseBars.tsx'

const text = {
  years: w('年度', 'Years'),
  map: w('地图', 'Map'),
  use: w('额度与能力', 'Budgets and capacity'),
  counties: w('各县份额', 'Counties'),
  projects: w('明细', 'Communities'),
  frontier: w('资金与需求', 'Money and need'),
  robust: w('超支检验', 'Overruns'),
}

/** The views of a result; which one is open stands in the address. */
export function StudyResultView({ study, result }: { study: Study; result: NonNullable<Study['result']> }) {
  const say = useSay()
  const [address, change] = useAddress()
  const items = [
    { key: 'years', label: say(text.years), children: <StudyGantt study={study} result={result} /> },
    { key: 'map', label: say(text.map), children: <StudyMap study={study} /> },
    { key: 'use', label: say(text.use), children: <UseBars result={result} /> },
    { key: 'counties', label: say(text.counties), children: <CountyShares study={study} result={result} /> },
    { key: 'projects', label: say(text.projects), children: <StudyProjects study={study} /> },
    { key: 'frontier', label: say(text.frontier), children: <Frontier study={study} /> },
    { key: 'robust', label: say(text.robust), children: <Robustness study={study} /> },
  ]
  return (
    <section className="card study-result" id="result">
      <Tabs
        items={items}
        destroyOnHidden
        activeKey={String(address['view'] ?? 'years')}
        onChange={(view) => change({ view, decision: undefined, year: undefined, countyId: undefined, q: undefined })}
      />
    </section>
  )
}
