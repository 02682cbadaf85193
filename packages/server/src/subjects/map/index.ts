// The map 一张图 on the server: outlines, tiles of communities, extent.
import { serverSubject } from '../../platform/subjects/subject.ts'
import { mapRoutes } from './map.routes.ts'

export const map = serverSubject({
  id: 'map',
  walled: ['region_outlines'],
  cases: () => import('./map.cases.ts'),
  open: () => ({ routes: mapRoutes() }),
})
