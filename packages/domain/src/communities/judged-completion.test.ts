// The day by which a community is judged: its own, or that of the building completed last; the page shows the same.
import { expect, it } from 'vitest'
import { judgedCompletion } from './facts.ts'

const community = (completedOn: string | null) => ({ completedOn, completionEvidence: null })
const buildings = (...days: (string | null)[]) => days.map((completedOn) => ({ completedOn }))

it.each([
  ['its own where no building is known', '1998-05-01', buildings(), '1998-05-01'],
  ['that of the last building where it lies later', '1998-05-01', buildings('1997-01-01', '2006-10-15'), '2006-10-15'],
  ['its own where all buildings lie before', '1998-05-01', buildings('1996-01-01', null), '1998-05-01'],
  [
    'that of the last building where it has none and every building has',
    null,
    buildings('1999-01-01', '2006-10-15'),
    '2006-10-15',
  ],
  ['none where a building may be later still', null, buildings('1999-01-01', null), null],
])('is %s', (_, own, all, day) => {
  expect(judgedCompletion(community(own), all).value).toBe(day)
})
