// The subject desk 工作台: what waits for a person, what the person started, figures of the region; all of it from other subjects.
import { subject } from '../subjects/subject.ts'

export const desk = subject({
  id: 'desk',
  title: { zh: '工作台', en: 'Desk' },
  entities: [],
})
