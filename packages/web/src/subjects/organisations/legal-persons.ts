// The screens of the directory of legal persons 单位名录.
import { legalPerson } from '@huanju/domain/organisations'
import { recordScreens } from '../../components/records/record-screens.ts'

export default recordScreens(legalPerson)
