// A change as a sentence: the unit once, nothing between arrows, blanks said in words.
import { describe, expect, it } from 'vitest'
import { changeWords } from './ChangeText.tsx'

const same = (text: string) => ({ zh: text, en: text })
const title = { zh: '户数', en: 'Households' }
const unit = { zh: '户', en: '' }

describe('a change', () => {
  it('says from what to what, with its unit once', () => {
    expect(changeWords({ title, from: same('52'), to: same('54'), unit })).toEqual({
      zh: '户数由 52 改为 54 户',
      en: 'Households changed from 52 to 54',
    })
  })

  it('says what was blank before, and what is blank now', () => {
    expect(changeWords({ title, from: null, to: same('54'), unit }).zh).toBe('户数填为 54 户')
    expect(changeWords({ title, from: same('54'), to: null, unit }).zh).toBe('户数清空，原为 54 户')
    expect(changeWords({ title, from: null, to: null, unit: null }).en).toBe('Households cleared')
  })
})
