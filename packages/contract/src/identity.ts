// Signing in and out, one's own password, second factor, sessions and display.
import { regionKinds } from '@huanju/domain/identity'
import { rights } from '@huanju/domain/subjects'
import { z } from 'zod'
import { endpoint, type Words } from './endpoint.ts'
import { id, instant, line, words } from './shapes.ts'

/** How a person wants the screen: language, type size, theme. */
export const display = z.object({
  language: z.enum(['zh', 'en']).default('zh'),
  largeType: z.boolean().default(false),
  theme: z.enum(['light', 'dark', 'system']).default('light'),
  density: z.enum(['normal', 'compact']).default('normal'),
})

/** The signed-in person: who, for whom, where, with which rights. */
export const me = z.object({
  personId: id,
  login: z.string(),
  name: z.string(),
  isDemo: z.boolean(),
  roles: z.array(
    z.object({
      role: z.string(),
      title: words,
      organisation: z.string(),
      regionId: id,
      region: z.string(),
      regionKind: z.enum(regionKinds),
    }),
  ),
  rights: z.array(z.enum(rights)),
  mustChangePassword: z.boolean(),
  secondFactor: z.object({ enabled: z.boolean(), required: z.boolean() }),
  /** The identity provider, where the person can confirm to be who is signed in; null for those who sign in without. */
  provider: words.nullable(),
  display,
  /** Sent back in the header `x-huanju-csrf` on every unsafe request. */
  csrfToken: z.string(),
})

/** As an app shows it: six digits, with a blank in the middle or of full width as one may type them. */
const oneTimeCode = z
  .string()
  .overwrite((text) => text.normalize('NFKC').replaceAll(/\s/g, ''))
  .refine((text) => /^\d{6}$/.test(text), {
    error: '动态验证码为6位数字',
    params: { en: 'the one-time code has six digits' },
  })
  .meta({ pattern: '^\\d{6}$' })

const longest = 200

/** A password as it is, blanks and all; what it is called says which one of a form is missing or too long. */
function passwordCalled({ zh, en }: Words) {
  return z
    .string()
    .refine((text) => text !== '', { error: `请填写${zh}`, params: { en: `enter the ${en}` } })
    .refine((text) => [...text].length <= longest, {
      error: `${zh}最多 ${longest} 个字`,
      params: { en: `the ${en} may have ${longest} characters at most` },
    })
    .meta({ minLength: 1, maxLength: longest })
}

const password = passwordCalled({ zh: '口令', en: 'password' })

export const methods = endpoint({
  words: { zh: '登录方式', en: 'Ways to sign in' },
  isOfEntry: true,
  at: 'GET /identity/methods',
  right: 'public',
  gives: z.object({
    city: words,
    isDemo: z.boolean(),
    /** Whether this browser has a session; the page asks before it asks for the session itself. */
    isSignedIn: z.boolean(),
    oidc: z.object({ words }).nullable(),
    demoAccounts: z.array(z.object({ login: z.string(), password: z.string(), words })),
  }),
})

export const signIn = endpoint({
  words: { zh: '登录', en: 'Sign in' },
  isOfEntry: true,
  at: 'POST /session',
  right: 'public',
  body: z.object({
    login: line(60, { zh: '账号', en: 'the account' }),
    password,
    code: oneTimeCode.optional(),
  }),
  gives: me,
  refuses: ['sign-in-failed', 'second-factor-needed', 'too-many-attempts'],
})

export const signOut = endpoint({
  words: { zh: '退出登录', en: 'Sign out' },
  isOfEntry: true,
  at: 'DELETE /session',
  right: 'session',
  gives: { kind: 'nothing' },
})

export const whoAmI = endpoint({
  words: { zh: '当前登录人', en: 'The signed-in person' },
  isOfEntry: true,
  at: 'GET /session',
  right: 'session',
  gives: me,
})

export const provePassword = endpoint({
  words: { zh: '再次输入口令', en: 'Enter the password again' },
  isOfEntry: true,
  at: 'POST /session/proof',
  right: 'session',
  body: z.object({ password }),
  gives: { kind: 'nothing' },
  refuses: ['wrong-password', 'too-many-attempts'],
})

export const changePassword = endpoint({
  words: { zh: '修改口令', en: 'Change own password' },
  isOfEntry: true,
  at: 'PUT /session/password',
  right: 'session',
  body: z.object({
    current: passwordCalled({ zh: '原口令', en: 'current password' }),
    next: passwordCalled({ zh: '新口令', en: 'new password' }),
  }),
  gives: me,
  refuses: ['wrong-password', 'weak-password', 'too-many-attempts'],
})

export const beginSecondFactor = endpoint({
  words: { zh: '开始绑定动态验证码', en: 'Begin binding a one-time code' },
  isOfEntry: true,
  at: 'POST /session/second-factor',
  right: 'session',
  gives: z.object({ uri: z.string(), qrSvg: z.string(), secret: z.string() }),
  refuses: ['second-factor.is-bound'],
})

export const confirmSecondFactor = endpoint({
  words: { zh: '确认绑定动态验证码', en: 'Confirm the one-time code' },
  isOfEntry: true,
  at: 'PUT /session/second-factor',
  right: 'session',
  body: z.object({
    code: oneTimeCode,
  }),
  gives: me,
  refuses: ['sign-in-failed', 'second-factor.is-bound', 'second-factor.not-begun'],
})

export const saveDisplay = endpoint({
  words: { zh: '保存显示设置', en: 'Save display settings' },
  isOfEntry: true,
  at: 'PUT /session/display',
  right: 'session',
  body: display,
  gives: me,
})

const sessionRow = z.object({
  id,
  startedAt: instant,
  lastSeenAt: instant,
  endsAt: instant,
  address: z.string(),
  agent: z.string(),
  isCurrent: z.boolean(),
})

export const listSessions = endpoint({
  words: { zh: '我的登录会话', en: 'My sessions' },
  isOfEntry: true,
  at: 'GET /session/others',
  right: 'session',
  gives: z.object({ rows: z.array(sessionRow) }),
})

export const endSession = endpoint({
  words: { zh: '注销会话', en: 'End a session' },
  isOfEntry: true,
  at: 'DELETE /session/others/:session',
  right: 'session',
  params: z.object({ session: id }),
  gives: { kind: 'nothing' },
  refuses: ['not-found'],
})

export const beginOidc = endpoint({
  words: { zh: '统一身份认证登录', en: 'Sign in through the identity provider' },
  isOfEntry: true,
  at: 'GET /identity/oidc',
  right: 'public',
  gives: { kind: 'redirect' },
  refuses: ['not-found', 'unavailable'],
})

export const beginOidcProof = endpoint({
  words: { zh: '通过统一身份认证再次确认本人', en: 'Confirm through the identity provider that it is you' },
  isOfEntry: true,
  at: 'GET /identity/oidc/proof',
  right: 'session',
  gives: { kind: 'redirect' },
  refuses: ['not-found', 'unavailable'],
})

export const finishOidc = endpoint({
  words: { zh: '统一身份认证回调', en: 'Return from the identity provider' },
  isOfEntry: true,
  at: 'GET /identity/oidc/callback',
  right: 'public',
  query: z.object({
    code: z.string().max(2000).optional(),
    state: z.string().max(200).optional(),
    error: z.string().max(200).optional(),
    iss: z.string().max(500).optional(),
  }),
  gives: { kind: 'redirect' },
  refuses: ['sign-in-failed', 'not-found', 'unavailable'],
})
