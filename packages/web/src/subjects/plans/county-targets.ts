// The screens of yearly targets 年度改造任务.
import { countyTarget } from '@huanju/domain/plans'
import { recordScreens } from '../../components/records/record-screens.ts'

export default recordScreens(countyTarget)
