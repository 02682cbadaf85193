// Problems as they are thrown and told: status, sentences in both languages with their details filled in, and no gap left.
import { describe, expect, it } from 'vitest'
import { Problem, Refused, type ProblemCode, type ProblemDetails } from './index.ts'

const told: readonly (readonly [ProblemCode, number, ProblemDetails, string, string])[] = [
  [
    'invalid-input',
    400,
    { field: '小区名称', reason: { zh: '不能为空', en: 'must not be blank' } },
    '“小区名称”填写有误：不能为空',
    '“小区名称” is not valid: must not be blank',
  ],
  [
    'no-right',
    403,
    { right: { zh: '编制计划', en: 'Make plans' } },
    '您的岗位没有“编制计划”权限，请联系本单位安全管理员授权',
    'Your role lacks the right “Make plans”; ask your security administrator',
  ],
  [
    'not-found',
    404,
    { what: { zh: '小区', en: 'community' } },
    '没有找到小区，可能已被移除或不在您的管辖范围内',
    'There is no such community, or it lies outside your region',
  ],
  [
    'too-large',
    413,
    { limit: '50 MB' },
    '文件超过50 MB，请拆分后上传',
    'The file exceeds 50 MB; split it and upload again',
  ],
  [
    'too-many-attempts',
    429,
    { seconds: '30' },
    '尝试次数过多，请在30秒后再试',
    'Too many attempts; try again in 30 seconds',
  ],
  [
    'fault',
    500,
    { id: 'f-7' },
    '系统故障，已记录，编号f-7。请稍后重试，或把编号告知管理员',
    'A fault on our side, recorded as f-7; try again later or quote this number',
  ],
]

const statuses: readonly (readonly [ProblemCode, number])[] = [
  ['invalid-json', 400],
  ['not-signed-in', 401],
  ['sign-in-failed', 401],
  ['second-factor-needed', 401],
  ['forged-request', 403],
  ['second-factor-binding-needed', 403],
  ['password-needed', 403],
  ['password-change-needed', 403],
  ['stale-version', 409],
  ['already-exists', 409],
  ['key-reused', 409],
  ['unreadable-file', 422],
  ['sign-in-refused', 422],
  ['weak-password', 422],
  ['too-many-requests', 429],
  ['unavailable', 503],
]

describe('a problem', () => {
  it.each(told)('%s is told with status %i and its details in both languages', (...one) => {
    const [code, status, details, zh, en] = one
    const problem = new Problem(code, details)
    expect(problem).toMatchObject({ code, status, words: { zh, en }, details, findings: [] })
    expect(problem.message).toBe(`${code}: ${zh}`)
  })

  it.each(statuses)('%s has the status %i', (code, status) => {
    expect(new Problem(code).status).toBe(status)
  })

  it('leaves no brace open, whatever is not filled in', () => {
    for (const [code] of [...told, ...statuses]) {
      const { zh, en } = new Problem(code).words
      expect(`${zh}${en}`, code).not.toMatch(/[{}]/)
    }
  })

  it('fills in words as they are, though they look like a place to fill in', () => {
    const problem = new Problem('unreadable-file', { reason: { zh: '{reason}', en: '$& {what}' } })
    expect(problem.words).toEqual({ zh: '文件无法读取：{reason}', en: 'The file cannot be read: $& {what}' })
  })

  it('carries what is wrong field by field', () => {
    const findings = [{ field: 'name', message: { zh: '不能为空', en: 'must not be blank' } }]
    expect(new Problem('invalid-input', {}, findings).findings).toEqual(findings)
    expect(new Problem('fault')).toBeInstanceOf(Error)
  })
})

describe('what is refused', () => {
  it('carries every reason in its order, and says the first', () => {
    const reason = (code: string, zh: string) => ({
      code,
      words: { zh, en: zh },
      clause: null,
      limit: null,
      wayOut: null,
    })
    const refused = new Refused(reason('a.one', '其一'), reason('b.two', '其二'))
    expect(refused.against.map(({ code }) => code)).toEqual(['a.one', 'b.two'])
    expect(refused.message).toBe('a.one: 其一')
  })
})
