// What a screen offers its reader: how a button stands, where a link leads, what a table says row by row.
import { expect } from 'vitest'
import { until } from './screen.tsx'

/** How a button stands: not there at all, grey with its reason, not to be pressed just now, or offered. */
export type Standing = 'absent' | 'grey' | 'disabled' | 'offered'

/** How the button of a name stands; a link that looks like one is a button too. */
export function standing(name: string): Standing {
  const found = [...document.querySelectorAll('button, a.ant-btn')].find((one) => nameOf(one) === name)
  if (!found) return 'absent'
  if (found.getAttribute('aria-disabled') === 'true') return 'grey'
  return found.hasAttribute('disabled') ? 'disabled' : 'offered'
}

/** Where the first link of a name leads, as one reads it; fails where there is none. */
export function leadsTo(name: string): string {
  const all = [...document.querySelectorAll('a')]
  const href = all.find((one) => wordsOf(one) === name)?.getAttribute('href')
  if (!href) throw new Error(`no link “${name}” among ${all.map(wordsOf).join('、')}`)
  return decodeURI(href)
}

/** The rows of all tables, heads too, their cells parted by a stroke. */
export function rows(): string[] {
  return [...document.querySelectorAll('tr')]
    .filter((row) => !row.hasAttribute('aria-hidden'))
    .map((row) => [...row.querySelectorAll('th, td')].map(wordsOf).join(' | '))
}

/** The words of everything a selector finds, one by one. */
export function wordsAt(selector: string): string[] {
  return [...document.querySelectorAll(selector)].map(wordsOf)
}

/** Types into a box that no label of its own names, as a person would. */
export async function typeInto(found: HTMLInputElement, text: string): Promise<void> {
  found.focus()
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(found, text)
  found.dispatchEvent(new Event('input', { bubbles: true }))
  await until(() => expect(found.value).toBe(text))
}

function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? wordsOf(element)
}

function wordsOf(element: Element): string {
  return element.textContent.replaceAll(/\s+/g, ' ').trim()
}
