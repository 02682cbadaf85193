// Imports 台账导入 on the server: uploads, row checks, commits.
import { serverSubject } from '../../platform/subjects/subject.ts'
import { importsOnDesk } from './desk.store.ts'
import { checkImportKind, commitImportKind } from './imports.jobs.ts'
import { importsRoutes } from './imports.routes.ts'

export const imports = serverSubject({
  id: 'imports',
  walled: ['import_heads', 'import_rows', 'imports'],
  desk: importsOnDesk,
  cases: () => import('./imports.cases.ts'),
  open: (parts) => ({ routes: importsRoutes(parts), jobs: [checkImportKind(parts), commitImportKind(parts)] }),
})
