// Every form of a declared kind, wide.
import { walkForms } from './walks/forms.ts'

walkForms(1440)
