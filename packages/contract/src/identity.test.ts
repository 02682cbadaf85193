// Coming in: passwords and codes as they are, and a screen that has its usual look.
import { describe, expect, it } from 'vitest'
import { saveDisplay, signIn } from './identity.ts'
import { takesOnly } from './testing/bounds.ts'

describe('coming in', () => {
  it('takes a password as it is, blanks and all, and a code of six digits', () => {
    const { body } = signIn
    const given = { login: ' zhang.san ', password: '  two words ', code: ' 012345 ' }
    expect(body.parse(given)).toEqual({ login: 'zhang.san', password: '  two words ', code: '012345' })
    takesOnly(body, [
      ['password', ' ', ''],
      ['password', 'x'.repeat(200), 'x'.repeat(201)],
      ['code', '000000', '00000'],
      ['code', '999999', '9999999'],
      ['code', '１２３ ４５６', '12345六'],
    ])
  })

  it('has a screen in Chinese and light unless somebody says otherwise', () => {
    const { body } = saveDisplay
    expect(body.parse({})).toEqual({ language: 'zh', largeType: false, theme: 'light', density: 'normal' })
    takesOnly(body, [
      ['language', 'en', 'fr'],
      ['theme', 'system', 'auto'],
      ['largeType', true, 'yes'],
    ])
  })
})
