// The subject communities 小区台账: the community with its buildings, owners, condition and willingness.
import { subject } from '../subjects/subject.ts'
import { building } from './building.ts'
import { commonPart } from './common-part.ts'
import { community } from './community.entity.ts'
import { dwelling } from './dwelling.ts'
import { facility } from './facility.ts'
import { owner } from './owner.ts'
import { premises } from './premises.ts'
import { propertyService } from './property-service.ts'
import { communityStage, stageRefusals } from './stage.ts'

export const communities = subject({
  id: 'communities',
  title: { zh: '小区台账', en: 'Register of communities' },
  rights: {
    'communities.read': { zh: '查看小区台账', en: 'See the register' },
    'communities.write': { zh: '登记和修改小区', en: 'Record and change communities' },
    'communities.stage': { zh: '办理小区阶段', en: 'Move the stage of communities' },
    'communities.export': { zh: '导出小区台账', en: 'Export the register' },
    'owners.read': { zh: '查看业主', en: 'See owners' },
    'owners.reveal': { zh: '查看业主个人信息', en: 'Read personal data of owners' },
  },
  actions: {
    'community.created': { zh: '登记小区', en: 'Community recorded' },
    'community.changed': { zh: '修改小区', en: 'Community changed' },
    'communities.loaded': { zh: '装入演示台账', en: 'Demo register loaded' },
    'communities.imported': { zh: '导入小区', en: 'Communities imported' },
    'communities.moved': { zh: '随管辖调整', en: 'Moved with its region' },
  },
  statuses: {
    surveyed: { words: communityStage.states.surveyed, shape: '○', tone: 'plain' },
    planned: { words: communityStage.states.planned, shape: '◔', tone: 'accent' },
    'under-works': { words: communityStage.states['under-works'], shape: '◐', tone: 'accent' },
    completed: { words: communityStage.states.completed, shape: '●', tone: 'green' },
  },
  facts: [
    'community.completed-on',
    'building.completed-on',
    'community.land-kind',
    'community.place-kind',
    'community.condition.structure',
    'community.condition.utilities',
    'community.condition.roads-and-drainage',
    'community.condition.fire-and-security',
    'community.condition.environment',
    'community.condition.public-services',
    'community.asked-households',
    'community.willing-households',
    'community.households',
    'community.buildings',
    'community.floor-area',
    'community.vulnerable-residents',
    'community.papers-on-file',
    'community.estimated-cost',
    'community.demolition-planned',
    'upkeep.mode',
  ],
  entities: [community, building, dwelling, owner, facility, propertyService, commonPart, premises],
  flows: [communityStage],
  refusals: stageRefusals.kinds,
})
