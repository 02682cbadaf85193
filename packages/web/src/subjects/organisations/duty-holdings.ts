// The screens of the duties 机构职责 that organisations hold.
import { dutyHolding } from '@huanju/domain/organisations'
import { recordScreens } from '../../components/records/record-screens.ts'

export default recordScreens(dutyHolding)
