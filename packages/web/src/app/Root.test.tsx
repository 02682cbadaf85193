// The frame decides between signing in, the first password and the product, and shows of the menu what one has the right to.
// @vitest-environment happy-dom
import { methods, saveDisplay, whoAmI } from '@huanju/contract/identity'
import type { Right } from '@huanju/domain/subjects'
import { createRootRoute, createRouter, createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { QueryClientProvider } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  appears,
  box,
  buttons,
  clearScreen,
  freshClient,
  personWith,
  press,
  put,
  said,
  type,
  until,
} from '../testing/screen.tsx'
import { down, held, refused, Server } from '../testing/server.ts'
import { Trouble } from '../components/states.tsx'
import { call } from './call.ts'
import { panel, PanelsContext } from './panels.tsx'
import { useAct } from './queries.ts'
import { Root } from './Root.tsx'
import { meKey, type Me } from './session.tsx'
import { firstPasswordSlot, signInSlot, topBarSlot, traySlot } from './slots.ts'
import { SpeechProvider } from './words.tsx'

afterEach(clearScreen)

const says = (words: string) => () => Promise.resolve({ default: () => <p>{words}</p> })
const panels = [
  panel(signInSlot, says('登录页')),
  panel(firstPasswordSlot, says('改口令页')),
  panel(topBarSlot, says('搜索框'), 'communities.read'),
  panel(traySlot, says('任务盘')),
]
const signedIn = { city: { zh: '某市', en: 'A city' }, isDemo: false, isSignedIn: true, oidc: null, demoAccounts: [] }

/** Opens the product at an address. */
async function open(server: Server, { at = '/plans', Page = () => <p>正文</p> } = {}) {
  const router = createRouter({
    routeTree: createRootRoute({ component: Root, notFoundComponent: Page }),
    history: createMemoryHistory({ initialEntries: [at] }),
  })
  await router.load()
  const client = freshClient()
  const frame = (
    <QueryClientProvider client={client}>
      <SpeechProvider>
        <PanelsContext value={panels}>
          <RouterProvider router={router} />
        </PanelsContext>
      </SpeechProvider>
    </QueryClientProvider>
  )
  await put(frame)
  return { server, router, client }
}

const productFor = (me: Me) => open(new Server().on(methods, () => signedIn).on(whoAmI, () => me))
const person = (...rights: Right[]) => personWith(...rights)
const menuPaths = () => [...document.querySelectorAll('.sidebar a')].map((one) => one.getAttribute('href'))

describe('who is let in', () => {
  it('is nobody who has not signed in, and then nothing of the person is asked for', async () => {
    const { server } = await open(new Server().on(methods, () => ({ ...signedIn, isSignedIn: false })))
    await appears('登录页')
    expect(said()).not.toContain('正文')
    expect(document.querySelector('nav')).toBeNull()
    expect(server.askedOf(whoAmI)).toEqual([])
  })

  it('is nobody before the first password is changed', async () => {
    await productFor({ ...person('plans.read'), mustChangePassword: true })
    await appears('改口令页')
    expect(said()).not.toContain('正文')
    expect(document.querySelector('nav')).toBeNull()
  })

  it('is who has signed in, with what may be done', async () => {
    await productFor(person())
    await appears('正文')
    await appears('任务盘')
    expect(said()).toContain('李办')
    expect(said()).not.toContain('登录页')
  })

  it.each([
    ['the network is down', down, '网络中断'],
    ['the server fails', () => refused(500, 'fault', { zh: '系统故障', en: '' }, { faultId: 'F-3' }), 'F-3'],
  ])('is not known while %s, which is said and can be tried again', async (_, fails, words) => {
    const { server } = await open(new Server().on(methods, fails))
    await appears(words)
    expect(said()).not.toContain('登录页')
    server.on(methods, () => signedIn).on(whoAmI, () => person())
    await press('重试')
    await appears('正文')
  })

  it('is waited for on a slow network, without the sign-in page flashing up', async () => {
    const slow = held<typeof signedIn>()
    await open(new Server().on(methods, () => slow.answer).on(whoAmI, () => person()))
    await until(() => expect(document.querySelector('[aria-label=正在读取]')).not.toBeNull())
    expect(said()).not.toContain('登录页')
    slow.give(signedIn)
    await appears('正文')
  })
})

describe('what was typed', () => {
  const Saving = () => {
    const act = useAct(() => call(saveDisplay, { body: person().display }))
    return (
      <>
        {act.error && <Trouble problem={act.error} />}
        <button type="button" onClick={() => act.mutate(undefined)}>
          保存
        </button>
      </>
    )
  }
  const Typed = () => <input aria-label="事由" />
  const typedIn = async () => {
    const server = new Server().on(methods, () => signedIn).on(whoAmI, () => person())
    const { client } = await open(server, { Page: Typed })
    await type('事由', '写了一半')
    return { server, client }
  }
  const isSeen = () => box('事由').closest('[style*="display: none"]') === null

  it('waits behind the sign-in page where the session ends, and is there again for the same person', async () => {
    const { client } = await typedIn()
    client.setQueryData(meKey, null)
    await appears('登录页')
    await until(() => expect(isSeen()).toBe(false))
    expect(document.body.hasAttribute('data-away')).toBe(true)
    client.setQueryData(meKey, person())
    await until(() => expect(isSeen()).toBe(true))
    expect(document.body.hasAttribute('data-away')).toBe(false)
    expect(said()).not.toContain('登录页')
    expect(box('事由').value).toBe('写了一半')
  })

  it('is there with no word of the session that had ended when it was last saved', async () => {
    const server = new Server().on(methods, () => signedIn).on(whoAmI, () => person())
    const ended = refused(401, 'not-signed-in', { zh: '登录已失效，请重新登录', en: '' })
    server.on(saveDisplay, () => ended)
    const { client } = await open(server, { Page: Saving })
    await appears('保存')
    server.on(methods, () => ({ ...signedIn, isSignedIn: false }))
    await press('保存')
    await appears('登录页')
    client.setQueryData(meKey, person())
    await until(() => expect(buttons()).toContain('保存'))
    expect(said()).not.toContain('登录已失效')
  })

  it('is not there for another person', async () => {
    const { client } = await typedIn()
    client.setQueryData(meKey, null)
    await appears('登录页')
    client.setQueryData(meKey, { ...person(), login: 'other' })
    await until(() => expect(isSeen()).toBe(true))
    expect(box('事由').value).toBe('')
  })

  it.each([
    ['the network is lost', down, '网络中断'],
    ['the server is started anew', () => new Response('<html>', { status: 502 }), '系统暂时没有应答'],
  ])('stays where %s, which is said above the page', async (_, fails, told) => {
    const { server, client } = await typedIn()
    server.on(methods, fails)
    void client.invalidateQueries({ queryKey: meKey })
    await appears(told)
    expect(box('事由').value).toBe('写了一半')
    server.on(methods, () => signedIn)
    void client.invalidateQueries({ queryKey: meKey })
    await until(() => expect(said()).not.toContain(told))
    expect(box('事由').value).toBe('写了一半')
  })
})

describe('what is shown', () => {
  it('of the menu is what one has the right to', async () => {
    await productFor(person('plans.read'))
    await appears('正文')
    expect(menuPaths()).toContain('/plans')
    expect(menuPaths()).toContain('/')
    expect(menuPaths()).not.toContain('/communities')
    expect(menuPaths()).not.toContain('/journal')
    expect(document.querySelector('.sidebar [aria-current=page]')?.getAttribute('href')).toBe('/plans')
  })

  it('of the panels in the frame is what one has the right to', async () => {
    await productFor(person('communities.read'))
    await appears('搜索框')
    await appears('任务盘')
  })

  it('is that the data are made up, only where they are', async () => {
    await productFor({ ...person(), isDemo: true })
    await appears('演示数据')
    clearScreen()
    await productFor(person())
    await appears('正文')
    expect(said()).not.toContain('演示数据')
  })

  it('is in the language, size and theme of the person', async () => {
    const display = { language: 'en', largeType: true, theme: 'dark', density: 'normal' } as const
    await productFor({ ...person(), display })
    await appears('Sign out')
    expect(document.documentElement.lang).toBe('en')
    expect(document.documentElement.dataset['theme']).toBe('dark')
    expect(document.documentElement.hasAttribute('data-large')).toBe(true)
  })
})

describe('a page that breaks', () => {
  it('says so in plain words with two ways on, and leaves the frame and the other pages whole', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const server = new Server().on(methods, () => signedIn).on(whoAmI, () => person('plans.read'))
    const Page = () => {
      if (isBroken) throw new Error('TypeError: x is undefined')
      return <p>正文</p>
    }
    let isBroken = true
    const { router } = await open(server, { at: '/plans', Page })
    await appears('这个页面没能打开')
    expect(said()).not.toContain('TypeError')
    expect(buttons()).toContain('刷新页面')
    expect([...document.querySelectorAll('.way-on')].map(({ textContent }) => textContent)).toEqual([
      '刷新页面',
      '回到工作台',
    ])
    expect(menuPaths()).toContain('/plans')
    isBroken = false
    await router.navigate({ href: '/communities' })
    await appears('正文')
    expect(said()).not.toContain('这个页面没能打开')
    expect(told).toHaveBeenCalled()
  })
})
