// The words of each journal action, Chinese first.
import type { Words } from '@huanju/contract'

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
  'session.started': { zh: '登录', en: 'Signed in' },
  'session.ended': { zh: '退出登录', en: 'Signed out' },
  'session.refused': { zh: '登录未通过', en: 'Sign-in refused' },
}

/** The words of an action; one without words of its own shows its code. */
export function actionWords(action: string): Words {
  return words[action] ?? { zh: action, en: action }
}
