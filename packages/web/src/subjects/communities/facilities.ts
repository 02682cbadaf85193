// The screens of facilities 设施.
import { facility } from '@huanju/domain/communities'
import { recordScreens } from '../../components/records/record-screens.ts'

export default recordScreens(facility)
