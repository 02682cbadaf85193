// The words of each journal action, Chinese first.
import type { Words } from '@huanju/contract'
import { entities } from '@huanju/domain/entities'
import { after, kebab } from '@huanju/engines/entities'

const words: Record<string, Words> = {
  'community.created': { zh: '新建小区', en: 'Community recorded' },
  'community.changed': { zh: '修改小区', en: 'Community changed' },
  'communities.loaded': { zh: '装入演示台账', en: 'Demo register loaded' },
  'communities.imported': { zh: '导入小区', en: 'Communities imported' },
  'communities.moved': { zh: '随管辖调整', en: 'Moved with its region' },
  'building.created': { zh: '登记楼栋', en: 'Building recorded' },
  'building.changed': { zh: '修改楼栋', en: 'Building changed' },
  'owner.created': { zh: '登记业主', en: 'Owner recorded' },
  'owner.revealed': { zh: '查看业主个人信息', en: 'Owner revealed' },
  'owners.searched': { zh: '查找业主', en: 'Owners searched' },
  'verdict.given': { zh: '判定纳入条件', en: 'Eligibility judged' },
  'import.committing': { zh: '开始入库', en: 'Commit begun' },
  'import.uploaded': { zh: '上传台账', en: 'List uploaded' },
  'import.mapped': { zh: '确认列对应', en: 'Columns mapped' },
  'import.checked': { zh: '检查导入行', en: 'Import rows checked' },
  'import.ended': { zh: '导入结束', en: 'Import ended' },
  'plan.created': { zh: '新建计划', en: 'Plan created' },
  'plan.changed': { zh: '修改计划', en: 'Plan changed' },
  'plan.ranked': { zh: '计划排序', en: 'Plan ranked' },
  'plan.exported': { zh: '导出计划', en: 'Plan exported' },
  'outline.saved': { zh: '载入审定轮廓', en: 'Outline loaded' },
  'file.stored': { zh: '存入文件', en: 'File stored' },
  'job.started': { zh: '发起任务', en: 'Job started' },
  'job.done': { zh: '任务完成', en: 'Job done' },
  'job.failed': { zh: '任务失败', en: 'Job failed' },
  'job.cancelled': { zh: '任务已取消', en: 'Job cancelled' },
  'job.cancel-asked': { zh: '请求取消任务', en: 'Job asked to stop' },
  'journal.verified': { zh: '核验日志链', en: 'Journal verified' },
  'organisation.created': { zh: '登记机构', en: 'Organisation recorded' },
  'organisation.changed': { zh: '修改机构', en: 'Organisation changed' },
  'organisation.arrived': { zh: '机构划入', en: 'Organisation moved in' },
  'person.created': { zh: '新建账号', en: 'Account created' },
  'person.changed': { zh: '修改账号', en: 'Account changed' },
  'person.display-saved': { zh: '保存显示设置', en: 'Display settings saved' },
  'person.oidc-bound': { zh: '绑定统一身份认证', en: 'Identity provider bound' },
  'person.second-factor-begun': { zh: '开始绑定动态验证码', en: 'Binding of a code begun' },
  'person.second-factor-bound': { zh: '绑定动态验证码', en: 'Code bound' },
  'person.password-reset': { zh: '重置口令', en: 'Password reset' },
  'person.password-changed': { zh: '修改口令', en: 'Password changed' },
  'role.granted': { zh: '授予岗位', en: 'Role granted' },
  'role.ended': { zh: '终止岗位', en: 'Role ended' },
  'region.moved': { zh: '调整管辖', en: 'Jurisdiction moved' },
  'session.started': { zh: '登录', en: 'Signed in' },
  'session.ended': { zh: '退出登录', en: 'Signed out' },
  'session.refused': { zh: '登录未通过', en: 'Sign-in refused' },
}

/** The words of an action; what is done to any entity has words made of its title. */
export function actionWords(action: string): Words {
  return words[action] ?? declared.get(action) ?? { zh: action, en: action }
}

const acts = {
  created: ['登记', 'Record'], changed: ['修改', 'Change'], voided: ['作废', 'Void'], imported: ['导入', 'Import'],
  revealed: ['查看个人信息：', 'Reveal'],
} as const

const declared = new Map<string, Words>(
  entities.flatMap((entity) =>
    Object.entries(acts).map(([act, [zh, en]]) => [`${kebab(entity.one)}.${act}`, after(zh, en, entity)] as const),
  ),
)
