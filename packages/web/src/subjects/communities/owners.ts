// The screens of owners 业主: reached from the community they own in.
import { owner } from '@huanju/domain/communities'
import { recordScreens } from '../../components/records/record-screens.ts'

export default recordScreens(owner)
