// The result of a study from every side: by year, on the map, budgets and capacity, counties, rows, and what-ifs.
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

const views = ['years', 'map', 'use', 'counties', 'projects', 'frontier', 'robust'] as const

const text = {
  result: w('结果', 'Result'),
  years: w('年度', 'Years'),
  map: w('地图', 'Map'),
  use: w('资金与能力', 'Money and capacity'),
  counties: w('各县份额', 'Counties'),
  projects: w('明细', 'Communities'),
  frontier: w('资金增减', 'More or less money'),
  robust: w('超支检验', 'Overruns'),
}

/** The views of a result; which one is open stands in the address. */
export function StudyResultView({ study, result }: { study: Study; result: NonNullable<Study['result']> }) {
  const say = useSay()
  const [address, change] = useAddress()
  const open = views.find((view) => view === address['view']) ?? 'years'
  return (
    <section className="card study-result" id="result">
      <div role="tablist" className="views" aria-label={say(text.result)}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            role="tab"
            id={`view-${view}`}
            aria-selected={view === open}
            aria-controls="view"
            onClick={() => change({ view, decision: undefined, year: undefined, countyId: undefined, q: undefined })}
          >
            {say(text[view])}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="view" aria-labelledby={`view-${open}`}>
        <View view={open} study={study} result={result} />
      </div>
    </section>
  )
}

function View({
  view,
  study,
  result,
}: {
  view: (typeof views)[number]
  study: Study
  result: NonNullable<Study['result']>
}) {
  switch (view) {
    case 'years':
      return <StudyGantt study={study} result={result} />
    case 'map':
      return <StudyMap study={study} />
    case 'use':
      return <UseBars result={result} off={study.settings.off} />
    case 'counties':
      return <CountyShares study={study} result={result} />
    case 'projects':
      return <StudyProjects study={study} />
    case 'frontier':
      return <Frontier study={study} />
    case 'robust':
      return <Robustness study={study} />
  }
}
