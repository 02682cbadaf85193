// The menu and the screens, folded from all subjects: the order people know, no path twice, every line a screen.
import { entities } from '@huanju/domain/subjects'
import { kebab } from '@huanju/engines/entities'
import { describe, expect, it } from 'vitest'
import { subjects } from '../subjects/index.ts'
import { menu } from './menu.ts'
import type { Screen } from './subject.ts'

const screens = subjects.flatMap((one): readonly Screen[] => one.screens)

describe('what is folded from the subjects', () => {
  it('is a menu in the order of the story, each line with the right of its screen', () => {
    expect(menu.map(({ words, items }) => [words.zh, items.map(({ path, right }) => `${path} ${right}`)])).toEqual([
      [
        '办理',
        [
          '/ session',
          '/communities communities.read',
          '/map map.read',
          '/dwellings communities.read',
          '/facilities communities.read',
          '/premises communities.read',
          '/plans plans.read',
          '/county-targets plans.read',
          '/imports imports.use',
          '/jobs jobs.read',
        ],
      ],
      ['依据', ['/policy policy.read']],
      [
        '管理',
        [
          '/organisations organisations.read',
          '/legal-persons legal-persons.read',
          '/people people.read',
          '/journal journal.read',
        ],
      ],
    ])
  })

  it('has no path twice and no subject twice', () => {
    const paths = screens.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths).toEqual(
      expect.arrayContaining(entities.flatMap(({ many }) => [`/${kebab(many)}`, `/${kebab(many)}/$id`])),
    )
    expect(new Set(subjects.map(({ id }) => id)).size).toBe(subjects.length)
  })
})
