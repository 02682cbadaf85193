// Why a region may not move, an account may not be stopped, or a role may not be granted or ended.
import { refusals } from '@huanju/engines/workflow'

const another = { zh: '请由另一位安全管理员办理', en: 'Ask another security administrator' }

/** The refusals of organisations, people, roles and regions. */
export const organisationRefusals = refusals({
  'region.has-no-parent': {
    zh: '这个区划没有上级，不能调整管辖关系',
    en: 'The region has none above it and cannot be moved',
  },
  'region.cannot-be-run-by': {
    zh: '{parent}不能管辖{region}',
    en: '{parent} cannot run {region}',
    wayOut: { zh: '请选择上一级的区划', en: 'Choose a region one level above' },
  },
  'region.is-run-by': { zh: '{region}已由{parent}管辖', en: '{region} is run by {parent} already' },
  'region.moved-too-early': {
    zh: '现管辖关系自 {from} 起，调整的日期须在此之后',
    en: 'The present jurisdiction began on {from}; the move must lie after that',
    wayOut: { zh: '请改填之后的日期', en: 'Give a later day' },
  },
  'person.is-oneself': {
    zh: '不能停用本人的账号',
    en: 'Nobody stops their own account',
    wayOut: { zh: '请由另一位系统管理员办理', en: 'Ask another system administrator' },
  },
  'release.is-ones-own': {
    zh: '不能放行由本人申请或涉及本人的事项',
    en: 'Nobody releases what they asked for themselves, or what concerns them',
    wayOut: { zh: '请由另一位管理员放行', en: 'Ask another administrator' },
  },
  'role.is-ones-own': { zh: '不能授予或终止本人的岗位', en: 'Nobody grants or ends their own role', wayOut: another },
  'role.has-ended': { zh: '这个岗位已于 {day} 终止', en: 'The role ended on {day} already' },
  'role.excludes': {
    zh: '已任{held}，不能兼任：系统、安全、审计管理员须由不同人员担任，且不得兼任业务岗位',
    en: 'The role of {held} is held; the three administrators are different people, and none of them holds a role in business',
    wayOut: { zh: '先终止原岗位，或改授另一人', en: 'End the former role first, or grant it to somebody else' },
  },
  'role.is-held': {
    zh: '同一时期已任此岗位',
    en: 'The role is held at that time already',
    wayOut: { zh: '请改填起止日', en: 'Change the first or the last day' },
  },
})
