// Every screen of a county's clerk and of a street worker.
import { walkScreens } from './walks/screens.ts'

walkScreens(['taishan', 'jiedao'])
