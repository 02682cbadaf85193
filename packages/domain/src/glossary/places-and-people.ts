// Words for places, buildings and the people who own, live in and serve them.
import type { Chapter } from './term.ts'

export const placesAndPeople: Chapter = {
  title: { zh: '地方与人', en: 'Places and people' },
  terms: [
    {
      code: 'community',
      zh: '小区',
      en: 'community',
      clause: '一(一)',
      meaning: {
        zh: '一处有共同边界和共用设施的住宅院落，是认定和改造的基本对象。',
        en: 'Homes with one boundary and shared facilities; the thing that is judged and renovated.',
      },
    },
    {
      code: 'neighbourhood',
      zh: '社区',
      en: 'neighbourhood',
      clause: null,
      meaning: {
        zh: '居民委员会的辖区，含若干小区；不是小区的别名。',
        en: 'The territory of one residents’ committee, holding several communities; never another word for one.',
      },
    },
    {
      code: 'subdistrict',
      zh: '街道',
      en: 'subdistrict',
      clause: '三(三)',
      meaning: {
        zh: '县级以下的一级，摸底和计划由此上报；镇与之同级。',
        en: 'The level below the county, where surveys and plans start upwards; a town counts as the same level.',
      },
    },
    {
      code: 'functionalZone',
      zh: '功能区',
      en: 'functional zone',
      clause: '四(一)',
      meaning: {
        zh: '由管委会管理、没有行政区划代码的区域，管哪些小区以带日期的归属记录为准。',
        en: 'An area run by its own committee without a region code; dated memberships say what belongs to it.',
      },
    },
    {
      code: 'cluster',
      zh: '片区',
      en: 'cluster',
      clause: '二(二)1',
      meaning: {
        zh: '合在一起改造、合在一起算资金平衡的若干小区和相邻地块。',
        en: 'Communities and adjoining land renovated together, with one financial balance.',
      },
    },
    {
      code: 'building',
      zh: '楼栋',
      en: 'building',
      clause: null,
      meaning: {
        zh: '一栋住宅楼，有自己的建成年代；同一小区的楼栋可以不同年。',
        en: 'One residential building with its own completion date; those of one community may differ.',
      },
    },
    {
      code: 'entrance',
      zh: '单元（门洞）',
      en: 'entrance',
      clause: null,
      meaning: {
        zh: '共用一个楼门和楼梯的若干套房屋；加装电梯以此为单位表决。',
        en: 'The homes that share one street door and stair; a lift is voted on here.',
      },
    },
    {
      code: 'dwelling',
      zh: '房屋、户（套）',
      en: 'dwelling',
      clause: null,
      meaning: {
        zh: '一套可以单独登记产权的住房。',
        en: 'One home that can be registered by itself.',
      },
    },
    {
      code: 'commonPart',
      zh: '共用部位与设施',
      en: 'common part',
      clause: '民法典 271、274',
      meaning: {
        zh: '屋面、楼道、道路、管线、照明等大家共用的部分，在楼内、小区公共区域或小区外相关区域；权属可以是业主共有，也可以是专营单位。',
        en: 'What all use together: roofs, stairwells, roads, pipes, lighting. The owners hold it in common, or a utility does.',
      },
    },
    {
      code: 'relatedArea',
      zh: '小区外相关区域',
      en: 'related area',
      clause: null,
      meaning: {
        zh: '小区边界以外、为小区服务或与它连在一起改造的地方，如接入的管线和门前道路。',
        en: 'Outside the boundary, yet serving the community or renovated with it, such as the pipes and the road that lead in.',
      },
    },
    {
      code: 'premises',
      zh: '用房',
      en: 'premises',
      clause: '民法典 274',
      meaning: {
        zh: '公有或业主共有的房屋，如物业用房、社区用房、锅炉房和闲置公房；不是业主各自的房屋。',
        en: 'Rooms or houses held publicly or in common, idle ones too; never the dwelling of one owner.',
      },
    },
    {
      code: 'household',
      zh: '住户',
      en: 'household',
      clause: null,
      meaning: {
        zh: '实际住在一套房屋里的一家人，不论是否业主。',
        en: 'Those who live in a dwelling, whether they own it or not.',
      },
    },
    {
      code: 'exclusiveArea',
      zh: '专有部分面积',
      en: 'exclusive area',
      clause: '民法典 271、278',
      meaning: {
        zh: '业主单独所有部分的面积，表决时按它计面积票。',
        en: 'The area an owner holds alone; votes by area are counted with it.',
      },
    },
    {
      code: 'floorArea',
      zh: '建筑面积',
      en: 'floor area',
      clause: null,
      meaning: {
        zh: '含墙体和分摊的面积，计划和报表按它汇总。',
        en: 'Area with walls and shared parts; plans and returns add it up.',
      },
    },
    {
      code: 'owner',
      zh: '业主',
      en: 'owner',
      clause: '三(二)',
      meaning: {
        zh: '登记在册或依法取得房屋所有权的人，有表决权。',
        en: 'Whoever holds title to a dwelling, and so a vote.',
      },
    },
    {
      code: 'resident',
      zh: '居民',
      en: 'resident',
      clause: '一(一)',
      meaning: {
        zh: '住在小区里的人；征求意见面向居民，表决只属于业主。',
        en: 'Whoever lives in the community; residents are consulted, only owners vote.',
      },
    },
    {
      code: 'titleHolder',
      zh: '产权单位',
      en: 'title holder',
      clause: '四(三)',
      meaning: {
        zh: '持有房屋或公房产权的单位，按约定承担改造费用。',
        en: 'An organisation that holds title to homes and bears the agreed share of the cost.',
      },
    },
    {
      code: 'utilityCompany',
      zh: '专营单位',
      en: 'utility company',
      clause: '三(三)、四(三)',
      meaning: {
        zh: '经营水、电、气、热、通信等管线和设备的企业。',
        en: 'A company that runs water, power, gas, heat or communication lines.',
      },
    },
    {
      code: 'propertyServiceCompany',
      zh: '物业服务企业',
      en: 'property service company',
      clause: '三(四)',
      meaning: {
        zh: '受业主委托管理小区的企业。',
        en: 'A company the owners engage to look after the community.',
      },
    },
    {
      code: 'propertyService',
      zh: '物业服务',
      en: 'property service',
      clause: '三(四)',
      meaning: {
        zh: '一段期间内由谁、以何种模式管理小区；同一天至多一个。',
        en: 'Who looks after a community in which mode for a time; on any one day at most one does.',
      },
    },
    {
      code: 'residentsCommittee',
      zh: '居民委员会',
      en: 'residents’ committee',
      clause: '三(三)、三(四)',
      meaning: {
        zh: '社区居民的自治组织，确认竣工并参与共管。',
        en: 'The self-governing body of a neighbourhood; it confirms completion and shares in upkeep.',
      },
    },
    {
      code: 'ownersAssembly',
      zh: '业主大会',
      en: 'owners’ assembly',
      clause: '民法典 277',
      meaning: {
        zh: '全体业主组成的决定机构。',
        en: 'All owners together, as the body that decides.',
      },
    },
    {
      code: 'ownersCommittee',
      zh: '业主委员会',
      en: 'owners’ committee',
      clause: '三(三)、三(四)',
      meaning: {
        zh: '业主大会选出的执行机构，不能代替业主表决。',
        en: 'Elected by the assembly to carry out its decisions; it cannot vote in the owners’ place.',
      },
    },
    {
      code: 'houseRules',
      zh: '议事规则',
      en: 'house rules',
      clause: '民法典 277',
      meaning: {
        zh: '业主大会自己通过的开会、投票和送达办法。',
        en: 'How an assembly has agreed to meet, vote and deliver.',
      },
    },
    {
      code: 'duty',
      zh: '职责',
      en: 'duty',
      clause: '四(二)',
      meaning: {
        zh: '文件规定由谁承担的一项事；代码认职责，机构合并改名只改带日期的记录。',
        en: 'A task a document lays on somebody; code knows the duty, a dated record says who holds it.',
      },
    },
  ],
}
