// The screens of dwellings 房屋: derived, with a way to enter a whole building at once, and the owners of each.
import { dwelling } from '@huanju/domain/communities'
import { recordScreens } from '../../components/records/record-screens.ts'
import { DwellingOwners } from './DwellingOwners.tsx'
import { GridButton } from './GridButton.tsx'

export default recordScreens(dwelling, { Actions: GridButton, Panels: DwellingOwners })
