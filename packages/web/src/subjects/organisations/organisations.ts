// The screens of organisations 机构: derived, with the duties of an organisation under its facts.
import { organisation } from '@huanju/domain/organisations'
import { recordScreens } from '../../components/records/record-screens.ts'
import { DutiesLink } from './DutiesLink.tsx'
import { OrganisationDuties } from './OrganisationDuties.tsx'

export default recordScreens(organisation, { Actions: DutiesLink, Panels: OrganisationDuties })
