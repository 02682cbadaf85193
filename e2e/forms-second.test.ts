// The second half of the forms of declared kinds.
import { walkForms } from './walks/forms.ts'

walkForms('second')
