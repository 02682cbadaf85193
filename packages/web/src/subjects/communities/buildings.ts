// The screens of buildings 楼栋: derived, with what a building holds under its facts.
import { building } from '@huanju/domain/communities'
import { recordScreens } from '../../components/records/record-screens.ts'
import { BuildingPanels } from './BuildingPanels.tsx'

export default recordScreens(building, { Panels: BuildingPanels })
