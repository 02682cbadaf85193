// The frame of every page: brand, search, person, menu by right, bottom bar on the phone, demo banner, job tray.
import EllipsisOutlined from '@ant-design/icons/EllipsisOutlined'
import { ConfigProvider, App as Feedback } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import enUS from 'antd/locale/en_US'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect, useState, type ReactNode } from 'react'
import { Loading, Trouble } from '../components/states.tsx'
import type { CallProblem } from './call.ts'
import { Lost } from './Lost.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { menu } from './menu.ts'
import { nonce } from './nonce.ts'
import { Panels } from './panels.tsx'
import { PasswordAgain } from './PasswordAgain.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { AwayContext, MeContext, useSession, type Me } from './session.tsx'
import { firstPasswordSlot, signInSlot, topBarSlot, traySlot } from './slots.ts'
import { themeFor, type Look } from './theme.ts'
import { useSay, useSpeech, w } from './words.tsx'

const text = {
  skip: w('跳到正文', 'Skip to content'),
  demo: w(
    '演示数据：本系统中的小区、机构与人员均为演示生成，不代表实际情况',
    'Demo data: communities, organisations and people here are made up',
  ),
  menu: w('主菜单', 'Main menu'),
  more: w('更多', 'More'),
  product: w('城镇老旧小区改造', 'Community renovation'),
}

/** The look a person chose, or the one before anybody signed in. */
function lookOf(me: Me | null): Look {
  const theme = me?.display.theme ?? 'light'
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  return { isDark, isLarge: me?.display.largeType ?? false, isCompact: me?.display.density === 'compact' }
}

/** Decides between signing in, changing the first password, and the product. */
export function Root() {
  const session = useSession()
  const { language, speak } = useSpeech()
  const me = session.data ?? null
  const look = lookOf(me)
  useEffect(() => {
    document.documentElement.dataset['theme'] = look.isDark ? 'dark' : 'light'
    document.documentElement.toggleAttribute('data-large', look.isLarge)
  }, [look.isDark, look.isLarge])
  const wanted = me?.display.language
  useEffect(() => {
    if (wanted) speak(wanted)
  }, [wanted, speak])
  return (
    <ConfigProvider
      csp={{ nonce }}
      theme={themeFor(look)}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <Feedback>
        <ErrorBoundary>
          <Suspense fallback={<Loading />}>
            {session.isPending ? (
              <Loading />
            ) : session.error && session.data === undefined ? (
              <Trouble problem={session.error} again={() => void session.refetch()} />
            ) : (
              <Inside me={me} problem={session.error} />
            )}
          </Suspense>
        </ErrorBoundary>
      </Feedback>
    </ConfigProvider>
  )
}

// Where the session ends, the page waits out of sight, with all that was typed, until its person is back.
function Inside({ me, problem }: { me: Me | null; problem: CallProblem | null }) {
  const [former, setFormer] = useState(me)
  if (me && me !== former) setFormer(me)
  const shown = me ?? former
  const isAway = !me && former !== null
  // Dialogs stand beside the page, not in it, and are hidden with it.
  useEffect(() => {
    document.body.toggleAttribute('data-away', isAway)
  }, [isAway])
  return (
    <>
      {!me && <Panels at={signInSlot} given={{ former: former?.login ?? null }} waiting={<Loading />} />}
      {shown && (
        <AwayContext key={shown.login} value={isAway}>
          <div style={{ display: isAway ? 'none' : 'contents' }}>
            <Product me={shown} problem={problem} />
          </div>
        </AwayContext>
      )}
    </>
  )
}

function Product({ me, problem }: { me: Me; problem: CallProblem | null }) {
  if (me.mustChangePassword) return <Panels at={firstPasswordSlot} given={{}} waiting={<Loading />} />
  return (
    <MeContext value={me}>
      <PasswordAgain />
      <Frame me={me} problem={problem}>
        <Outlet />
      </Frame>
    </MeContext>
  )
}

function Frame({ me, problem, children }: { me: Me; problem: CallProblem | null; children: ReactNode }) {
  const say = useSay()
  const { pathname } = useLocation()
  return (
    <>
      <a className="skip" href="#content">
        {say(text.skip)}
      </a>
      <div className="shell">
        <header className="topbar no-print">
          <Link to="/" className="brand">
            <img src="/icon.svg" alt="" />
            <span>焕居</span>
            <small>{say(text.product)}</small>
          </Link>
          <span className="grow" />
          <Panels at={topBarSlot} given={{}} />
          <Panels at={traySlot} given={{}} />
          <PersonMenu me={me} />
        </header>
        <Sidebar me={me} />
        <main className="content" id="content" tabIndex={-1}>
          <Lost problem={problem} />
          {me.isDemo && (
            <div className="demo" role="note">
              {say(text.demo)}
            </div>
          )}
          <ErrorBoundary at={pathname}>
            <Suspense fallback={<Loading />}>{children}</Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <BottomBar me={me} />
    </>
  )
}

function Sidebar({ me }: { me: Me }) {
  const say = useSay()
  const { pathname } = useLocation()
  const groups = menu.map((group) => ({
    ...group,
    items: group.items.filter(({ right }) => right === 'session' || me.rights.includes(right)),
  }))
  return (
    <nav className="sidebar no-print" aria-label={say(text.menu)}>
      {groups
        .filter(({ items }) => items.length > 0)
        .map(({ words, items }) => (
          <ul key={words.en}>
            <li className="group">{say(words)}</li>
            {items.map(({ path, words: title, Icon }) => (
              <li key={path}>
                <Link to={path} aria-current={isHere(pathname, path) ? 'page' : undefined}>
                  <Icon aria-hidden />
                  {say(title)}
                </Link>
              </li>
            ))}
          </ul>
        ))}
    </nav>
  )
}

// Four places under the thumb; where a person has more than four, the last one opens the rest.
function BottomBar({ me }: { me: Me }) {
  const say = useSay()
  const { pathname } = useLocation()
  const items = menu
    .flatMap((group) => group.items)
    .filter(({ right }) => right === 'session' || me.rights.includes(right))
  const first = items.slice(0, items.length > 4 ? 3 : 4)
  const rest = items.slice(first.length)
  const link = ({ path, words, Icon }: (typeof items)[number]) => (
    <Link key={path} to={path} aria-current={isHere(pathname, path) ? 'page' : undefined}>
      <Icon aria-hidden />
      {say(words)}
    </Link>
  )
  return (
    <nav className="bottom-bar no-print" aria-label={say(text.menu)}>
      {first.map(link)}
      {rest.length > 0 && (
        <details key={pathname} data-here={rest.some(({ path }) => isHere(pathname, path)) || undefined}>
          <summary>
            <EllipsisOutlined aria-hidden />
            {say(text.more)}
          </summary>
          <div className="rest">{rest.map(link)}</div>
        </details>
      )}
    </nav>
  )
}

function isHere(pathname: string, path: string): boolean {
  return path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`)
}
