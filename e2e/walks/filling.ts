// How a form of any declared kind is filled in by hand: rightly, wrongly, and what its page then shows.
import type { Page } from 'playwright-core'
import {
  fieldsOf,
  kebab,
  lengthOf,
  periodOf,
  type Entity,
  type Field,
} from '../../packages/engines/src/entities/index.ts'
import { creditCodeOf } from '../../packages/domain/src/organisations/index.ts'

/** What a browser needs to fill in one field. */
interface Filling {
  readonly page: Page
  readonly id: string
  readonly field: Field
  /** Keeps one run of the walk apart from another. */
  readonly mark: string
}
type Fill = (filling: Filling) => Promise<void>

/** The address of the list of a kind of record. */
export function pathOf({ many }: Entity): string {
  return `/${kebab(many)}`
}

const typing =
  (text: (field: Field, mark: string) => string): Fill =>
  async ({ page, id, field, mark }) => {
    await page.fill(`#${id}`, text(field, mark))
  }

// The first of some texts that the field itself takes.
function rightText(field: Field, mark: string): string {
  const code = creditCodeOf(`91370900${mark.padStart(9, '0').slice(-9)}`)
  const phone = `138${mark.padStart(8, '0').slice(-8)}`
  const candidates = [
    `${field.example ?? '示例'}${mark}`,
    mark,
    code,
    phone,
    field.example ?? '',
    mark.padStart(28, '0'),
  ]
  return candidates.find((text) => [...text].length <= lengthOf(field) && !field.check?.(text)) ?? mark
}

// By keyboard, as it must work that way too: open, take the first that is offered.
const choosing: Fill = ({ page, id }) => choose(page, id)

async function choose(page: Page, id: string, closing?: string): Promise<void> {
  await page.locator(`#${id}`).focus()
  await page.keyboard.press('ArrowDown')
  await offered(page, id).first().waitFor()
  await page.keyboard.press('Enter')
  if (closing) await page.keyboard.press(closing)
  await offered(page, id).first().waitFor({ state: 'hidden' })
}

// What is offered for this field; the list of another may still be folding up.
const offered = (page: Page, id: string) =>
  page.locator(`.ant-select-dropdown:has([id="${id}_list"]) .ant-select-item-option`)

const right: { readonly [Kind in Field['kind']]: Fill } = {
  text: typing(rightText),
  note: typing(rightText),
  code: typing(rightText),
  sealed: typing(rightText),
  count: typing(({ range }) => String((range?.from ?? 0) + 1)),
  area: typing(() => '82.5'),
  money: typing(() => '138.13'),
  share: typing(() => '2/3'),
  day: async ({ page, id }) => {
    // The later of two days stays open: whether it must follow the earlier is no matter of one field.
    if (!id.endsWith('To')) await page.fill(`#${id}`, '2020-01-01')
  },
  choice: choosing,
  choices: async ({ page, id }) => {
    // Many are offered in a list that stays open, few as boxes to tick.
    if (await page.locator(`input#${id}[role=combobox]`).isVisible()) {
      await choose(page, id, 'Escape')
      return
    }
    await page.locator(`[aria-labelledby="${id}-label"] input[type=checkbox]`).first().check()
  },
  'yes-no': choosing,
  link: async ({ page, id, field }) => {
    await page.click(`#${id}`)
    const first = offered(page, id).first()
    const isThere = () =>
      first.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      )
    // Some are found only by a word of their name.
    if (!(await isThere())) await page.keyboard.type('小区')
    if (field.isRequired || (await isThere())) await first.click()
    else await page.keyboard.press('Escape')
  },
  position: async ({ page, id }) => {
    await page.fill(`#${id}-longitude`, '117.1')
    await page.fill(`#${id}-latitude`, '36.2')
  },
  grades: async ({ page, id, field, mark }) => choosing({ page, id: `${id}-${field.aspects?.[0] ?? ''}`, field, mark }),
}

const tooLong = typing((field) => '长'.repeat(lengthOf(field) + 1))
const letters = typing(() => 'abc')

// Kinds that are chosen, not typed, cannot be given wrongly.
const wrong: { readonly [Kind in Field['kind']]?: Fill } = {
  text: tooLong,
  note: tooLong,
  code: tooLong,
  sealed: tooLong,
  count: typing(() => '-5'),
  area: letters,
  money: typing(() => '1.2.3'),
  share: typing(() => '3/2'),
  day: async ({ page, id }) => {
    await page.locator(`#${id}`).focus()
    await page.keyboard.type('02')
    await page.locator(`#${id}`).blur()
  },
  position: async ({ page, id }) => {
    await page.fill(`#${id}-longitude`, '217.1')
  },
}

// The county is chosen already: the clerk has one.
const subdistrict = 'place-subdistrict'
const needsSubdistrict = ({ placed }: Entity) => placed.by === 'place' && placed.least === 'subdistrict'

/** What an empty form lacks, by the label in front of each. */
export function requiredIn(entity: Entity): string[] {
  const own = fieldsOf(entity).flatMap(([id, { isRequired }]) => (isRequired ? [id] : []))
  return needsSubdistrict(entity) ? [...own, subdistrict] : own
}

/** Fills in every field rightly. */
export async function fillRight(page: Page, entity: Entity, mark: string): Promise<void> {
  if (needsSubdistrict(entity)) await choose(page, subdistrict)
  for (const [id, field] of fieldsOf(entity))
    if (!isOpen(entity, id)) await right[field.kind]({ page, id, field, mark })
  // Dated records of two walks lie in different years.
  const period = periodOf(entity)
  const year = 2000 + Number(mark.slice(0, 2))
  if (period) await page.fill(`#${period.from}`, `${year}-01-01`)
  if (period) await page.fill(`#${period.to}`, `${year}-12-31`)
}

// What hangs on other things stays unknown: a share on what is still free of its whole, a building on where the part lies.
const isOpen = ({ wholes, fields }: Entity, id: string) =>
  wholes.some(({ share }) => share === id) || (fields[id]?.of !== undefined && !fields[id].isRequired)

/** The name that was filled in, as the page of the record will show it. */
export async function nameFilled(page: Page, { named, fields }: Entity): Promise<string> {
  const { kind } = fields[named] ?? {}
  // Of personal data no more is shown than how it begins.
  if (kind === 'sealed') return `${(await page.inputValue(`#${named}`)).slice(0, 1)}*`
  return kind === 'choice' ? page.locator(`.ant-select:has(#${named})`).innerText() : page.inputValue(`#${named}`)
}

/** Fills in wrongly whatever can be; gives the fields that must be marked. */
export async function fillWrong(page: Page, entity: Entity): Promise<string[]> {
  const filled: string[] = []
  for (const [id, field] of fieldsOf(entity)) {
    const fill = wrong[field.kind]
    if (!fill) continue
    await fill({ page, id, field, mark: '' })
    filled.push(id)
  }
  return filled
}

/** The fields that stand in the form marked as wrong, by the label in front of each. */
export async function markedFields(page: Page): Promise<string[]> {
  return page
    .locator('.field[data-wrong]')
    .evaluateAll((fields) =>
      fields.map((field) => field.querySelector('[id$="-label"]')?.id.replace(/-label$/, '') ?? ''),
    )
}
