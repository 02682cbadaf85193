// A screen as a test stands before it: shown under a router to a person in a language, and used as people use it.
import type { Right } from '@huanju/domain/subjects'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { App as Feedback, ConfigProvider } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { expect, vi } from 'vitest'
import { readAddress } from '../app/address.ts'
import { searchOf } from '../app/call.ts'
import { queryClient } from '../app/queries.ts'
import { MeContext, type Me } from '../app/session.tsx'
import { SpeechProvider, type Language } from '../app/words.tsx'
import { NotFound } from '../components/NotFound.tsx'

declare global {
  interface Window {
    /** What the simulated browser can be told beyond what a page can. */
    readonly happyDOM?: { setViewport(size: { width: number }): void }
  }
}

/** A signed-in person with these rights. */
export function personWith(...rights: Right[]): Me {
  return {
    personId: '99999999-9999-4999-8999-999999999999',
    login: 'clerk',
    name: '李办',
    isDemo: false,
    roles: [],
    rights,
    mustChangePassword: false,
    secondFactor: { enabled: false, required: false },
    display: { language: 'zh', largeType: false, theme: 'light', density: 'normal' },
    provider: null,
    csrfToken: 'token',
  }
}

interface Shown {
  /** The address the page is opened at, and the path of its route. */
  readonly at?: string
  readonly path?: string
  readonly rights?: readonly Right[]
  readonly language?: Language
}

const roots: Root[] = []

// Nothing moves, and no styles are made: a test reads words, and the simulated browser reads every style for every box.
const plain = { token: { motion: false }, zeroRuntime: true }

/** Shows a page at its address; every other address says what it is, so that a test sees where one went. */
export async function show(
  element: ReactNode,
  { at = '/here', path = '/here', rights = [], language = 'zh' }: Shown = {},
) {
  localStorage.setItem('huanju.language', language)
  const root = createRootRoute({ notFoundComponent: NotFound })
  let tell = () => {}
  const hasBegun = new Promise<void>((resolve) => (tell = resolve))
  const component = () => <Begun tell={tell}>{element}</Begun>
  const page = createRoute({ getParentRoute: () => root, path, component })
  const history = createMemoryHistory({ initialEntries: [at] })
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history,
    parseSearch: readAddress,
    stringifySearch: (search) => {
      const text = searchOf(search)
      return text ? `?${text}` : ''
    },
  })
  const client = freshClient()
  await router.load()
  const close = await put(
    <QueryClientProvider client={client}>
      <SpeechProvider>
        <ConfigProvider theme={plain} button={{ autoInsertSpace: false }}>
          <Feedback>
            <MeContext value={personWith(...rights)}>
              <RouterProvider router={router} />
            </MeContext>
          </Feedback>
        </ConfigProvider>
      </SpeechProvider>
    </QueryClientProvider>,
  )
  await hasBegun
  return { client, history, close, addressNow: () => decodeURI(history.location.href) }
}

/** Puts elements on the screen, and gives the way to take them off again. */
export async function put(element: ReactNode): Promise<() => void> {
  const place = document.body.appendChild(document.createElement('div'))
  const frame = createRoot(place)
  roots.push(frame)
  frame.render(element)
  await vi.waitFor(() => expect(place.childElementCount).toBeGreaterThan(0), waits)
  return () => {
    frame.unmount()
    document.body.replaceChildren()
  }
}

// Tells when everything below has begun to listen, which is a moment after it can be seen.
function Begun({ tell, children }: { tell: () => void; children: ReactNode }) {
  useEffect(tell, [tell])
  return children
}

/** A cache with nothing in it yet. */
export function freshClient(): QueryClient {
  return new QueryClient({ defaultOptions: withoutWaits() })
}

// The cache as the product has it, but that a lost network is tried again at once.
function withoutWaits() {
  const { queries, ...others } = queryClient.getDefaultOptions()
  return { ...others, queries: { ...queries, retryDelay: 0 } }
}

/** Makes the window as wide as this, in pixels. */
export function resize(width: number): void {
  window.happyDOM?.setViewport({ width })
}

/** Takes everything off the screen and out of the device, and makes the window as wide as before. */
export function clearScreen(): void {
  for (const root of roots.splice(0)) root.unmount()
  document.body.replaceChildren()
  localStorage.clear()
  resize(1024)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
}

// Waits end with what is waited for; the bound only says that it never came.
const waits = { timeout: 20_000, interval: 10 }

/** Waits until something no longer fails, and gives what it gives; a mere yes or no would be taken at once, so none is. */
export function until<Value>(holds: () => Value & (Value extends boolean ? never : Value)): Promise<Value> {
  return vi.waitFor(holds, waits)
}

const hidden = '[style*="display: none"]'

/** What stands on the screen, without what is folded away. */
export function said(within: Element = document.body): string {
  if (!within.querySelector(hidden)) return within.textContent
  const copy = within.cloneNode(true)
  if (!(copy instanceof Element)) return ''
  for (const one of copy.querySelectorAll(hidden)) one.remove()
  return copy.textContent
}

/** Waits until words stand on the screen. */
export function appears(words: string): Promise<void> {
  return until(() => expect(said()).toContain(words))
}

/** What an element is called. */
function nameOf(element: Element): string {
  return (element.getAttribute('aria-label') ?? element.textContent).trim()
}

/** The names of all buttons, in order. */
export function buttons(within: ParentNode = document): string[] {
  return [...within.querySelectorAll('button')].filter((one) => !one.closest(hidden)).map(nameOf)
}

/** The button of a name; fails where there is none. */
export function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].filter((one) => nameOf(one) === name && !one.closest(hidden))
  const last = found.at(-1)
  if (!last) throw new Error(`no button “${name}” among ${buttons().join('、')}`)
  return last
}

/** The link of a name; fails where there is none. */
export function link(name: string): HTMLAnchorElement {
  const found = [...document.querySelectorAll('a')].find((one) => nameOf(one) === name)
  if (!found) throw new Error(`no link “${name}” in ${said()}`)
  return found
}

/** Waits for a button and presses it. */
export async function press(name: string): Promise<void> {
  const found = await until(() => button(name))
  found.click()
}

/** What is entered under a label; fails where there is none. */
export function box(label: string): HTMLInputElement | HTMLTextAreaElement {
  const labelled = [...document.querySelectorAll('label')].find((one) => one.textContent.replace('*', '') === label)
  const found = labelled ? document.getElementById(labelled.htmlFor) : document.querySelector(`[aria-label="${label}"]`)
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found
  throw new Error(`nothing to fill in under “${label}”`)
}

/** Types a text in the place of what stands under a label. */
export async function type(label: string, text: string): Promise<void> {
  const found = await until(() => box(label))
  found.focus()
  const prototype = found instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  // As the browser does it: past the setter by which React remembers what it wrote itself.
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(found, text)
  found.dispatchEvent(new Event('input', { bubbles: true }))
  await until(() => expect(box(label).value).toBe(text))
}

/** Leaves what is filled in. */
export function leave(label: string): void {
  box(label).blur()
}

/** Presses a key in what stands under a label. */
export function key(label: string, name: string): void {
  const found = box(label)
  for (const part of ['keydown', 'keyup'])
    found.dispatchEvent(new KeyboardEvent(part, { key: name, code: name, bubbles: true }))
}

/** Opens a choice by its label and takes an option by its name. */
export async function choose(label: string, option: string): Promise<void> {
  const found = await until(() => box(label))
  found.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
  const taken = await until(() => {
    const one = [...document.querySelectorAll<HTMLElement>('.ant-select-item-option')].find(
      (each) => nameOf(each) === option,
    )
    if (!one)
      throw new Error(
        `no option “${option}” among ${[...document.querySelectorAll<HTMLElement>('.ant-select-item-option')].map(nameOf).join(' | ')}`,
      )
    return one
  })
  taken.click()
}
