// The one register of problems (bad request, no right, gone, conflict): code, status and words with named details.
import type { Refusal } from '@huanju/engines/workflow'
import type { Words } from './endpoint.ts'
import { wordsOfNoRight } from './no-right.ts'

interface ProblemKind {
  readonly status: number
  readonly words: (details: ProblemDetails) => Words
}

/** What a problem's sentence leaves open: words in both languages; figures, ids and names of fields alike in both. */
export type ProblemDetails = Readonly<{
  what?: Words
  reason?: Words
  right?: Words
  limit?: Words | `${number} MB`
  field?: string
  seconds?: string
  id?: string
}>

type Given = Readonly<Record<string, string | Words | undefined>>

function kind(status: number, zh: string, en: string): ProblemKind {
  const fill = (text: string, details: Given, language: 'zh' | 'en') =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const given = details[name]
      return typeof given === 'string' ? given : (given?.[language] ?? '')
    })
  return { status, words: (details) => ({ zh: fill(zh, details, 'zh'), en: fill(en, details, 'en') }) }
}

const blank: Words = { zh: '', en: '' }

const problems = {
  'invalid-input': kind(400, '“{field}”填写有误：{reason}', '“{field}” is not valid: {reason}'),
  'invalid-json': kind(400, '请求内容无法读取，请检查格式后重试', 'The request could not be read; check its format'),
  'not-signed-in': kind(
    401,
    '尚未登录或登录已失效，请重新登录',
    'Not signed in, or the session has ended; sign in again',
  ),
  'sign-in-failed': kind(401, '账号、口令或验证码不正确', 'The account, password or code is not correct'),
  'wrong-password': kind(401, '口令不正确，请重新输入', 'The password is not correct; enter it again'),
  'second-factor-needed': kind(401, '请输入动态验证码', 'Enter the one-time code'),
  'forged-request': kind(
    403,
    '请求来源校验未通过，请刷新页面后重试',
    'The request failed its origin check; reload the page',
  ),
  'no-right': { status: 403, words: ({ right = blank }) => wordsOfNoRight(right) },
  'second-factor-binding-needed': kind(
    403,
    '管理员须先绑定动态验证码，再办理业务',
    'Administrators bind a one-time code before anything else',
  ),
  'password-needed': kind(403, '此操作须再次输入口令', 'Enter your password again for this'),
  'password-change-needed': kind(403, '首次登录须先修改口令', 'Change your password first'),
  'not-found': kind(
    404,
    '没有找到{what}，可能已被移除或不在您的管辖范围内',
    'There is no such {what}, or it lies outside your region',
  ),
  'stale-version': kind(
    409,
    '这条记录已被他人修改，请对照最新内容后再保存',
    'Someone else changed this record; compare with the latest and save again',
  ),
  'already-exists': kind(409, '{what}已存在', '{what} already exists'),
  'key-reused': kind(
    409,
    '同一个重试编号已用于另一项内容，请刷新页面后重新提交',
    'This retry key was used for something else; reload the page and submit again',
  ),
  'too-large': kind(413, '文件超过{limit}，请拆分后上传', 'The file exceeds {limit}; split it and upload again'),
  'unreadable-file': kind(422, '文件无法读取：{reason}', 'The file cannot be read: {reason}'),
  'sign-in-refused': kind(422, '{reason}', '{reason}'),
  'weak-password': kind(422, '口令不符合要求：{reason}', 'The password is too weak. {reason}'),
  'too-many-attempts': kind(
    429,
    '尝试次数过多，请在{seconds}秒后再试',
    'Too many attempts; try again in {seconds} seconds',
  ),
  'too-many-requests': kind(429, '请求过于频繁，请稍后再试', 'Too many requests; try again shortly'),
  fault: kind(
    500,
    '系统故障，已记录，编号{id}。请稍后重试，或把编号告知管理员',
    'A fault on our side, recorded as {id}; try again later or quote this number',
  ),
  unavailable: kind(503, '{what}暂时不可用，请稍后再试', '{what} is unavailable; try again later'),
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof problems

/** One finding on one field: where it is, what is wrong and the way out. */
export interface FieldFinding {
  readonly field: string
  readonly message: Words
}

/** A problem as it is thrown at the edge and travels over the wire. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly details: ProblemDetails
  readonly findings: readonly FieldFinding[]

  constructor(code: ProblemCode, details: ProblemDetails = {}, findings: readonly FieldFinding[] = []) {
    super(`${code}: ${problems[code].words(details).zh}`)
    this.code = code
    this.details = details
    this.findings = findings
  }

  get status(): number {
    return problems[this.code].status
  }

  get words(): Words {
    return problems[this.code].words(this.details)
  }
}

/** Rolls back what was begun, and carries every reason to whoever asked. */
export class Refused extends Error {
  readonly against: readonly [Refusal, ...Refusal[]]

  constructor(...against: [Refusal, ...Refusal[]]) {
    super(`${against[0].code}: ${against[0].words.zh}`)
    this.against = against
  }
}
