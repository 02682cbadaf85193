// Coming in: passwords and codes as they are, and a screen that has its usual look.
import { describe, expect, it } from 'vitest'
import { changePassword, provePassword, saveDisplay, signIn } from './identity.ts'
import { wordsOfIssue } from './issue-words.ts'
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

  it('names the password that is missing or too long, and how long it may be, in both languages', () => {
    const { body: changed } = changePassword
    const long = '长'.repeat(201)
    const told = ({ error }: ReturnType<typeof changed.safeParse>) => (error?.issues ?? []).map(wordsOfIssue)
    expect(told(changed.safeParse({ current: '', next: long }))).toEqual([
      { zh: '请填写原口令', en: 'enter the current password' },
      { zh: '新口令最多 200 个字', en: 'the new password may have 200 characters at most' },
    ])
    expect(changed.safeParse({ current: 'x', next: '𠮷'.repeat(200) }).success).toBe(true)
    const proof = provePassword.body.safeParse({ password: long })
    expect((proof.error?.issues ?? []).map(wordsOfIssue)).toMatchObject([{ zh: '口令最多 200 个字' }])
    const entry = signIn.body.safeParse({ login: 'x'.repeat(61), password: long, code: '12' })
    expect((entry.error?.issues ?? []).map(wordsOfIssue)).toEqual([
      { zh: '账号最多 60 个字', en: 'the account may have at most 60 characters' },
      { zh: '口令最多 200 个字', en: 'the password may have 200 characters at most' },
      { zh: '动态验证码为6位数字', en: 'the one-time code has six digits' },
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
