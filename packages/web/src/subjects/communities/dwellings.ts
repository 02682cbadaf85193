// The screens of dwellings 房屋: derived, with a way to enter a whole building at once.
import { dwelling } from '@huanju/domain/communities'
import { recordScreens } from '../../components/records/record-screens.ts'
import { GridButton } from './GridButton.tsx'

export default recordScreens(dwelling, { Actions: GridButton })
