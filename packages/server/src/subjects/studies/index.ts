// Studies 推演 on the server: levers, the search as long work, and desks that keep solved studies warm.
import { serverSubject } from '../../platform/subjects/subject.ts'
import { studiesOnDesk } from './desk.store.ts'
import { solveStudyKind } from './solve-study.jobs.ts'
import { studiesRoutes } from './studies.routes.ts'
import { openStudyDesks } from './study-desks.ts'

export const studies = serverSubject({
  id: 'studies',
  walled: ['studies', 'study_projects'],
  desk: studiesOnDesk,
  cases: () => import('./studies.cases.ts'),
  open: (parts) => {
    const desks = openStudyDesks({ most: parts.settings.QUESTIONS_PER_PERSON })
    return {
      routes: studiesRoutes({ ...parts, desks, waysOutSeconds: parts.settings.WAYS_OUT_SECONDS }),
      jobs: [solveStudyKind(parts)],
      close: desks.close,
    }
  },
})
