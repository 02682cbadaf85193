// Every screen, on a phone.
import { walkScreens } from './walks/screens.ts'

walkScreens(390)
