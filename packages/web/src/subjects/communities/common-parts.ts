// The screens of common parts 共用部位与设施: reached from the community and the building they are in.
import { commonPart } from '@huanju/domain/communities'
import { recordScreens } from '../../components/records/record-screens.ts'

export default recordScreens(commonPart)
