// The screens of buildings 楼栋: derived, with the dwellings of a building under its facts.
import { building } from '@huanju/domain/communities'
import { recordScreens } from '../../components/records/record-screens.ts'
import { BuildingDwellings } from './BuildingDwellings.tsx'

export default recordScreens(building, { Panels: BuildingDwellings })
