// Every form of a declared kind, on a phone.
import { walkForms } from './walks/forms.ts'

walkForms(390)
