// Every form of a declared kind, at both widths: nothing wrong is sent, every fault marked, the first focused.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entities } from '../../packages/domain/src/subjects/index.ts'
import type { Entity } from '../../packages/engines/src/entities/index.ts'
import { expectInOrder, openBrowser, resize, visit, type Visit } from '../browser.ts'
import { fillRight, fillWrong, markedFields, nameFilled, pathOf, requiredIn } from './filling.ts'

let browser: Browser

interface Walk extends Visit {
  /** What was sent to be kept since the form was opened. */
  readonly sent: string[]
}

async function begun(login: string): Promise<Walk> {
  const one = await visit(browser, login)
  const sent: string[] = []
  one.page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${new URL(request.url()).pathname}`)
  })
  // The next form is opened over an unsaved one: the browser asks whether to leave.
  one.page.on('dialog', (dialog) => void dialog.accept())
  return { ...one, sent }
}

async function openForm(one: Walk, entity: Entity, width: number): Promise<void> {
  await resize(one.page, width)
  await one.open(`${pathOf(entity)}/new`)
  await save(one.page).waitFor()
  one.sent.length = 0
}

const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true })

// Marked fields that a screen reader is not told the fault of, by their text.
const mute = `[...document.querySelectorAll('.field[data-wrong]')]
  .filter((field) => {
    const told = field.matches('[role=group]') ? field : field.querySelector('[aria-describedby]')
    const ids = told?.getAttribute('aria-describedby')?.split(' ') ?? []
    return !ids.some((id) => id.endsWith('-finding') && document.getElementById(id))
  })
  .map((field) => field.textContent)`
const isFirstFocused = `document.querySelector('.field[data-wrong]').contains(document.activeElement)`

/** Every marked field says what is wrong, says so to those who hear the page too, and the first one has the cursor. */
async function expectMarked(page: Page): Promise<void> {
  const marked = page.locator('.field[data-wrong]')
  const said = await marked.locator('.finding').allInnerTexts()
  expect(said).toHaveLength(await marked.count())
  expect(Math.min(...said.map(({ length }) => length))).toBeGreaterThan(3)
  expect(await page.evaluate<string[]>(mute)).toEqual([])
  expect(await page.evaluate<boolean>(isFirstFocused)).toBe(true)
  expect(await marked.first().evaluate((field) => field.getBoundingClientRect().top)).toBeGreaterThan(0)
}

/** Walks one half of the forms, in a file of its own: files run side by side. */
export function walkForms(half: 'first' | 'second'): void {
  const mine = entities.filter((_, at) => at < entities.length / 2 === (half === 'first'))
  describe(`the ${half} half of the forms`, () => {
    beforeAll(async () => {
      browser = await openBrowser()
    })
    afterAll(() => browser.close())

    // Organisations are kept by an administrator, all else by a clerk; of a county in which no other walk counts.
    const keepers = new Map<string, Walk>()
    beforeAll(async () => {
      for (const login of ['daiyue', 'sysadmin']) keepers.set(login, await begun(login))
    })
    afterAll(() => Promise.all([...keepers.values()].map((keeper) => keeper.close())))
    const keeperOf = ({ rights }: Entity) => {
      const keeper = keepers.get(rights.write.startsWith('organisations.') ? 'sysadmin' : 'daiyue')
      if (!keeper) throw new Error('nobody has begun')
      return keeper
    }

    describe.each(mine.map((entity) => [entity.title.zh, entity] as const))('%s', (_, entity) => {
      let one: Walk
      beforeAll(() => {
        one = keeperOf(entity)
      })

      it('sends nothing while it is empty, and says what is missing', async () => {
        await openForm(one, entity, 390)
        await expectInOrder(one, 'untouched')
        expect(await markedFields(one.page)).toEqual([])
        await save(one.page).click()
        await expectMarked(one.page)
        expect((await markedFields(one.page)).toSorted()).toEqual(requiredIn(entity).toSorted())
        await expectInOrder(one, 'empty')
        expect(one.sent).toEqual([])
      })

      it('sends nothing of what is wrong, and marks every such field', async () => {
        await openForm(one, entity, 1440)
        const filled = await fillWrong(one.page, entity)
        await save(one.page).click()
        await expectMarked(one.page)
        expect(await markedFields(one.page)).toEqual(expect.arrayContaining(filled))
        await expectInOrder(one, 'wrong')
        expect(one.sent).toEqual([])
      })

      it('saves once what is right, and the page of the record shows it', async () => {
        await openForm(one, entity, half === 'first' ? 390 : 1440)
        await fillRight(one.page, entity, `${Date.now() % 1_000_000}`)
        expect(await markedFields(one.page)).toEqual([])
        const name = await nameFilled(one.page, entity)
        const answered = one.page.waitForResponse((answer) => answer.request().method() === 'POST')
        await save(one.page).dblclick()
        const answer = await answered
        expect(answer.ok() ? '' : await answer.text(), 'what the server refused').toBe('')
        await one.page.waitForURL(/\/[0-9a-f-]{36}$/)
        await one.page.getByRole('heading', { level: 1, name }).waitFor()
        await one.page.getByRole('heading', { name: '办理记录' }).waitFor()
        expect(one.sent).toEqual([`POST /api/${entity.many}`])
        await expectInOrder(one, 'page')
        await one.open(pathOf(entity))
        await one.page.getByText(name).first().waitFor()
        await expectInOrder(one, 'list')
      })
    })
  })
}
