// Every screen of the three administrators, and that between all of them none is left unseen.
import { expectNoneUnseen, walkScreens } from './walks/screens.ts'

walkScreens(['sysadmin', 'secadmin', 'auditor'])
expectNoneUnseen()
