// Every screen, wide.
import { walkScreens } from './walks/screens.ts'

walkScreens(1440)
