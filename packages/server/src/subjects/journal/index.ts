// The journal 操作日志 on the server: lines and verification.
import { startHeads } from '../../platform/journal/heads.ts'
import { serverSubject } from '../../platform/subjects/subject.ts'
import { journalOnDesk } from './desk.store.ts'
import { journalRoutes } from './journal.routes.ts'

export const journal = serverSubject({
  id: 'journal',
  walled: ['journal'],
  desk: journalOnDesk,
  cases: () => import('./journal.cases.ts'),
  open: (parts) => {
    const heads = startHeads(parts)
    return { routes: journalRoutes(parts), close: () => heads.stop() }
  },
})
