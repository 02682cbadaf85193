// What the details of a journal line say, in words: each has a title and a way to be told, or is kept for machines alone.
import type { Words } from '@huanju/contract'
import { statuses } from '@huanju/domain/subjects'
import { group } from '@huanju/quantities'

interface Telling {
  readonly title: Words
  /** What its codes mean; where there are some, a code without words is not told. */
  readonly codes?: Readonly<Record<string, Words>>
}

const w = (zh: string, en: string): Words => ({ zh, en })
const titled = (zh: string, en: string, rest: Omit<Telling, 'title'> = {}): Telling => ({ title: w(zh, en), ...rest })

const kinds = {
  'first-password': w('首次口令', 'First password'),
  password: w('口令', 'Password'),
  'second-factor': w('动态验证码', 'One-time code'),
  reveal: w('查看个人信息', 'Looking at personal data'),
  search: w('按个人信息查找', 'Searching by personal data'),
}
const reasons: Readonly<Record<string, Words>> = {
  'signed-out': w('本人退出', 'Signed out'),
  'too-many': w('会话超过上限，结束最早的', 'Too many sessions; the oldest ended'),
  'ended-by-person': w('本人注销该会话', 'Ended by the person'),
  'password-changed': w('口令已修改', 'The password was changed'),
  replaced: w('由新的登录取代', 'Replaced by a new sign-in'),
  'first-password-released': w('首次口令已放行', 'The first password was released'),
  'password-released': w('口令重置已放行', 'The reset of the password was released'),
  'second-factor-released': w('动态验证码已解除', 'The one-time code was ended'),
  'account-stopped': w('账号已停用', 'The account was stopped'),
}

/** Every detail a line may hold; null is for machines alone. What is no detail here cannot be written. */
const details = {
  name: titled('名称', 'Name'),
  building: titled('楼栋', 'Building'),
  title: titled('任务', 'Job'),
  message: titled('结果', 'Outcome'),
  problem: titled('问题', 'Problem'),
  counts: titled('行数', 'Rows'),
  file: titled('文件', 'File'),
  state: titled('状态', 'State'),
  kind: titled('事项', 'Matter', { codes: kinds }),
  verdict: titled('结论', 'Verdict'),
  on: titled('依据日期', 'As of'),
  count: titled('数量', 'Number'),
  regions: titled('区划数', 'Regions'),
  rows: titled('行数', 'Rows'),
  first: titled('起自行', 'From row'),
  row: titled('所在行', 'Row'),
  planned: titled('列入小区', 'Communities planned'),
  lines: titled('日志行数', 'Lines'),
  isIntact: titled('前后一致', 'Intact'),
  firstBroken: titled('不一致起于行', 'Broken from line'),
  by: titled('方式', 'By', {
    codes: {
      password: w('口令', 'Password'),
      change: w('修改口令后', 'After a change of password'),
      oidc: w('统一身份认证', 'Identity provider'),
    },
  }),
  address: titled('来自', 'From'),
  isKnown: titled('账号存在', 'Account exists'),
  login: titled('账号', 'Account'),
  isActive: titled('启用', 'Active'),
  isNewName: titled('修改姓名', 'Name changed'),
  role: titled('岗位', 'Role'),
  organisationId: titled('机构', 'Organisation'),
  organisation: titled('机构', 'Organisation'),
  from: titled('自', 'From'),
  to: titled('至', 'To'),
  uses: titled('次数', 'Times'),
  day: titled('日期', 'Day'),
  field: titled('查找项目', 'Searched by'),
  language: titled('语言', 'Language', { codes: { zh: w('中文', 'Chinese'), en: w('英文', 'English') } }),
  largeType: titled('大字模式', 'Large type'),
  theme: titled('明暗', 'Theme', {
    codes: { light: w('明', 'Light'), dark: w('暗', 'Dark'), system: w('随系统', 'As the system') },
  }),
  density: titled('行高', 'Rows', { codes: { normal: w('标准', 'Normal'), compact: w('紧凑', 'Compact') } }),
  reviewNumber: titled('审图号', 'Review number'),
  source: titled('来源', 'Source'),
  demo: titled('演示数据', 'Demo data'),
  schematic: titled('示意', 'Schematic'),
  sheet: titled('工作表', 'Sheet'),
  remembered: titled('记住列对应', 'Columns remembered'),
  cleared: titled('清除原检查结果', 'Earlier check cleared'),
  reason: titled('事由', 'Reason'),
  successor: null,
  said: null,
  ground: null,
  changes: null,
  bytes: null,
  sha256: null,
  sessions: null,
  held: null,
  import: null,
  value: null,
  bound: null,
} satisfies Readonly<Record<string, Telling | null>>

/** The name of a detail that a journal line may hold. */
export type DetailName = keyof typeof details

const tellings: Readonly<Record<string, Telling | null>> = details
const looks: Readonly<Record<string, { words: Words }>> = statuses
const yesNo = { true: w('是', 'yes'), false: w('否', 'no') }

/** What telling asks of others: what a code means, and what is called by an id. */
export interface Naming {
  readonly nameOf: (id: string) => string | undefined
  readonly wordsOf: (detail: string, code: string) => Words | undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The ids among the details, which are to be named. */
export function idsIn(detail: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(detail).flatMap(([name, value]) =>
    tellings[name] && typeof value === 'string' && uuid.test(value) ? [value] : [],
  )
}

/** The details in words, in the order they were written; what has none is left out. */
export function toldDetails(
  detail: Readonly<Record<string, unknown>>,
  naming: Naming,
  except: readonly string[] = [],
): { name: string; title: Words; text: Words }[] {
  return Object.entries(detail).flatMap(([name, value]) => {
    const telling = Object.hasOwn(tellings, name) && !except.includes(name) ? tellings[name] : null
    const text = telling && worded(name, value, telling, naming)
    return telling && text ? [{ name, title: telling.title, text }] : []
  })
}

function worded(name: string, value: unknown, { codes }: Telling, naming: Naming): Words | undefined {
  if (typeof value === 'boolean') return yesNo[`${value}`]
  if (typeof value === 'number') return same(group(value))
  if (typeof value === 'object' && value !== null) return counted(value)
  if (typeof value !== 'string' || value === '') return undefined
  return codes ? codes[value] : called(name, value, naming)
}

function called(name: string, text: string, naming: Naming): Words | undefined {
  if (uuid.test(text)) return known(naming.nameOf(text))
  const coded = name === 'reason' ? reasons[text] : naming.wordsOf(name, text)
  return coded ?? looks[text]?.words ?? same(text)
}

// How many there are in each state.
function counted(value: object): Words | undefined {
  const parts = Object.entries(value).flatMap(([state, count]) => {
    const words = typeof count === 'number' && count > 0 ? looks[state]?.words : undefined
    return words ? [{ zh: `${words.zh} ${count}`, en: `${words.en} ${count}` }] : []
  })
  if (parts.length === 0) return undefined
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') }
}

const same = (text: string): Words => ({ zh: text, en: text })
const known = (name: string | undefined) => (name === undefined ? undefined : same(name))
