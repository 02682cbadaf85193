// The accounts of the demo city, as the sign-in page and the start command show them.
// Only a demo city has them.
import type { Words } from '@huanju/contract'

/** The password of every demo account; printed at start, so no secret. */
export const demoPassword = 'Huanju-demo-2026'

const account = (login: string, zh: string, en: string): { login: string; password: string; words: Words } => ({
  login,
  password: demoPassword,
  words: { zh, en },
})

/** One account for each kind of user, in the order of the story. */
export const demoAccounts = [
  account('taishan', '县级经办（泰山区）', 'County clerk, first county'),
  account('daiyue', '县级经办（岱岳区）', 'County clerk, second county'),
  account('feicheng', '县级经办（肥城市）', 'County clerk, county-level city'),
  account('planner', '市级计划编制', 'City planner'),
  account('city', '市级经办', 'City clerk'),
  account('jiedao', '街道工作人员', 'Street worker'),
  account('caizheng', '财政', 'Finance'),
  account('lingdao', '分管领导', 'Head of bureau'),
  account('gaoxin', '功能区经办', 'Functional zone clerk'),
  account('sysadmin', '系统管理员', 'System administrator'),
  account('secadmin', '安全管理员', 'Security administrator'),
  account('auditor', '审计管理员', 'Audit administrator'),
] as const
