// Mounts the application: the screens of all subjects and the frame around them.
import { QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './app/app.css'
import { searchOf } from './app/call.ts'
import { readAddress } from './app/address.ts'
import { Broken } from './app/ErrorBoundary.tsx'
import { guarded } from './app/guarded.tsx'
import { markStyles } from './app/nonce.ts'
import { PanelsContext } from './app/panels.tsx'
import { queryClient } from './app/queries.ts'
import { Root } from './app/Root.tsx'
import type { Screen, WebSubject } from './app/subject.ts'
import { SpeechProvider } from './app/words.tsx'
import { NotFound } from './components/NotFound.tsx'
import { subjects } from './subjects/index.ts'

const root = createRootRoute({ component: Root, notFoundComponent: NotFound })
const routeOf = <const Path extends string>({ path, right, load }: Screen<Path>) =>
  createRoute({ getParentRoute: () => root, path, component: guarded(right, lazyRouteComponent(load)) })

type PathOf<Subject> = Subject extends WebSubject<infer Path> ? Path : never
type Path = PathOf<(typeof subjects)[number]>
// A route for each path, rather than one route of all paths: so links ask for the parameters of theirs alone.
type RouteFor<One> = One extends string ? ReturnType<typeof routeOf<One>> : never
const routes = subjects
  .flatMap(({ screens }): readonly Screen<Path>[] => screens)
  .map((one) => routeOf(one) as unknown as RouteFor<Path>)

const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  parseSearch: readAddress,
  stringifySearch: (search) => {
    const text = searchOf(search)
    return text ? `?${text}` : ''
  },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

markStyles()
const place = document.getElementById('root')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <SpeechProvider>
          <PanelsContext value={subjects.flatMap(({ panels = [] }) => panels)}>
            <RouterProvider router={router} />
          </PanelsContext>
        </SpeechProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
