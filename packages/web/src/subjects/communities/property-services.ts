// The screens of property services 物业服务: reached from the community they are for.
import { propertyService } from '@huanju/domain/communities'
import { recordScreens } from '../../components/records/record-screens.ts'

export default recordScreens(propertyService)
