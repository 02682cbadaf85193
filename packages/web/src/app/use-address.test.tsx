// What a list shows is changed through its address: a filter in place, a page as a step one can take back.
// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { appears, clearScreen, link, press, show, until } from '../testing/screen.tsx'
import { useAddress } from './address.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { AddressLink, queryOf, useGo, useIdInPath, usePathPart } from './links.tsx'

afterEach(clearScreen)

const changes: Readonly<Record<string, Record<string, unknown>>> = {
  search: { q: '南 关&门' },
  several: { status: ['a', 'b'] },
  sort: { sort: 'name', order: 'asc' },
  'page 3': { page: 3 },
  size: { size: 50, page: 1 },
  clear: { q: undefined, status: [], note: null },
}

function Page() {
  const [address, change] = useAddress()
  return (
    <>
      <output>{JSON.stringify(address)}</output>
      {Object.entries(changes).map(([name, given]) => (
        <button key={name} type="button" onClick={() => change(given)}>
          {name}
        </button>
      ))}
    </>
  )
}

const address = (): unknown => JSON.parse(document.querySelector('output')?.textContent ?? '')
const reads = (expected: unknown) => until(() => expect(address()).toEqual(expected))

describe('the address of a list', () => {
  it('is read when the page opens', async () => {
    await show(<Page />, { at: '/here?q=%E5%8D%97&status=a&status=b&page=2' })
    await reads({ q: '南', status: ['a', 'b'], page: '2' })
  })

  it('goes back to the first page when the filter or the order changes, and keeps all else', async () => {
    await show(<Page />, { at: '/here?kind=x&page=7&size=50' })
    await press('search')
    await reads({ kind: 'x', size: '50', q: '南 关&门' })
    await press('page 3')
    await reads({ kind: 'x', size: '50', q: '南 关&门', page: '3' })
    await press('sort')
    await reads({ kind: 'x', size: '50', q: '南 关&门', sort: 'name', order: 'asc' })
  })

  it('keeps what one had filtered when another page is turned to', async () => {
    await show(<Page />, { at: '/here?kind=x&page=7' })
    await press('size')
    await reads({ kind: 'x', size: '50', page: '1' })
  })

  it('leaves out what is cleared', async () => {
    await show(<Page />, { at: '/here?q=a&status=b&status=c&note=d' })
    await press('clear')
    await reads({})
  })

  it('goes a page back by the button of the browser, and past all filters at once', async () => {
    const { history, addressNow } = await show(<Page />, { at: '/here' })
    await press('several')
    await reads({ status: ['a', 'b'] })
    await press('page 3')
    await reads({ status: ['a', 'b'], page: '3' })
    history.back()
    await reads({ status: ['a', 'b'] })
    history.forward()
    await reads({ status: ['a', 'b'], page: '3' })
    expect(addressNow()).toBe('/here?status=a&status=b&page=3')
  })
})

describe('links and ways to addresses', () => {
  function Links() {
    const go = useGo()
    return (
      <>
        <AddressLink to="/facilities/7" query={{ of: ['a', 'b'], q: '', none: null }}>
          a record
        </AddressLink>
        <AddressLink to="/plain">plain</AddressLink>
        <button type="button" onClick={() => go('/facilities/8', queryOf({ at: 'map' }))}>
          go
        </button>
      </>
    )
  }

  it('repeat the name of a list and leave blanks out', async () => {
    await show(<Links />)
    await until(() => expect(link('a record').getAttribute('href')).toBe('/facilities/7?of=a&of=b'))
    expect(link('plain').getAttribute('href')).toBe('/plain')
  })

  it('go where they say', async () => {
    const { addressNow } = await show(<Links />)
    await press('go')
    await until(() => expect(addressNow()).toBe('/facilities/8?at=map'))
  })
})

describe('the path of a page', () => {
  function Named() {
    return (
      <output>
        {useIdInPath()} {usePathPart('other') ?? 'none'}
      </output>
    )
  }

  it('gives the id that stands in it, and nothing for a name it has not', async () => {
    await show(<Named />, { at: '/facilities/77', path: '/facilities/$id' })
    await appears('77 none')
  })

  it('gives up where the id is missing, rather than to ask for nothing', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const broken = (
      <ErrorBoundary>
        <Named />
      </ErrorBoundary>
    )
    await show(broken, { at: '/facilities', path: '/facilities' })
    await appears('这个页面没能打开')
    expect(String(told.mock.calls)).toContain('no id in the address of this page')
  })
})
