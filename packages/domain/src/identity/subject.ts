// The subject identity 登录: sessions, passwords, one-time codes and what a person has set for the screen.
import { subject } from '../subjects/subject.ts'
import { identityRefusals } from './refusals.ts'

export const identity = subject({
  id: 'identity',
  title: { zh: '登录', en: 'Identity' },
  actions: {
    'session.started': { zh: '登录', en: 'Signed in' },
    'session.ended': { zh: '退出登录', en: 'Signed out' },
    'session.proven': { zh: '再次输入口令', en: 'Password entered again' },
    'session.refused': { zh: '登录未通过', en: 'Sign-in refused' },
    'person.display-saved': { zh: '保存显示设置', en: 'Display settings saved' },
    'person.oidc-bound': { zh: '绑定统一身份认证', en: 'Identity provider bound' },
    'person.second-factor-begun': { zh: '开始绑定动态验证码', en: 'Binding of a code begun' },
    'person.second-factor-bound': { zh: '绑定动态验证码', en: 'Code bound' },
    'person.data-alarm': {
      zh: '个人信息查看或检索次数异常',
      en: 'Personal data looked at or searched unusually often',
    },
    'person.password-changed': { zh: '修改口令', en: 'Password changed' },
  },
  entities: [],
  refusals: identityRefusals.kinds,
})
