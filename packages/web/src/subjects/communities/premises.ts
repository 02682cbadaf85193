// The screens of premises 用房.
import { premises } from '@huanju/domain/communities'
import { recordScreens } from '../../components/records/record-screens.ts'

export default recordScreens(premises)
