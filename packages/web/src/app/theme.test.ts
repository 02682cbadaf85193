// What is written can be read: every ink of both themes stands at 4.5 : 1 or more on the grounds it is used on.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { themeFor } from './theme.ts'

const css = readFileSync(new URL('app.css', import.meta.url), 'utf8')
const blockOf = (selector: string) => css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''

function colour(theme: 'light' | 'dark', name: string): string {
  const block = blockOf(theme === 'light' ? ':root' : ":root[data-theme='dark']")
  const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1]
  if (!found) throw new Error(`${theme} has no --${name}`)
  return found
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

beforeEach(() => vi.stubGlobal('matchMedia', () => ({ matches: false })))
afterEach(() => vi.unstubAllGlobals())

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each([
    ['ink', 'card'],
    ['ink-2', 'page'],
    ['ink-3', 'page'],
    ['ink-3', 'card'],
    ['accent', 'card'],
    ['accent', 'accent-soft'],
    ['red', 'red-soft'],
    ['amber', 'amber-soft'],
    ['green', 'green-soft'],
  ])('%s reads on %s', (ink, ground) => {
    expect(contrast(colour(theme, ink), colour(theme, ground))).toBeGreaterThanOrEqual(4.5)
  })

  it('the words of the component library read on cards and page, placeholders and disabled ones too', () => {
    const token = themeFor({ isDark: theme === 'dark', isLarge: false, isCompact: false }).token ?? {}
    const inks = [
      token.colorPrimary,
      token.colorLink,
      token.colorSuccess,
      token.colorWarning,
      token.colorError,
      token.colorTextPlaceholder,
      token.colorTextDescription,
      token.colorTextDisabled,
    ]
    for (const ink of inks)
      for (const ground of [token.colorBgBase, token.colorBgLayout])
        expect(contrast(String(ink), String(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })
})

it('grows words and targets in large type', () => {
  const token = themeFor({ isDark: false, isLarge: true, isCompact: false }).token
  expect(token).toMatchObject({ fontSize: 18, controlHeight: 44 })
})
