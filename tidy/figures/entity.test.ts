// Shows which files count as an entity's own, and which shared lines name it.
import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree.ts'
import { costOf, entityMeasures, entityName, isOwn } from './entity.ts'

describe('the names of an entity', () => {
  it.each([
    ['dwelling', 'dwelling', 'dwellings'],
    ['facility', 'facility', 'facilities'],
    ['survey', 'survey', 'surveys'],
    ['branch', 'branch', 'branches'],
    ['ownerCommittee', 'owner-committee', 'owner-committees'],
    ['person/people', 'person', 'people'],
  ])('of %s', (given, one, many) => {
    expect(entityName(given)).toEqual({ one, many })
  })
})

describe('own files', () => {
  const dwelling = entityName('dwelling')

  it.each([
    'packages/domain/src/communities/dwelling.ts',
    'packages/server/src/subjects/communities/dwellings.store.ts',
    'packages/server/src/subjects/communities/dwelling-rows.ts',
    'packages/domain/src/communities/dwelling.test.ts',
    'packages/web/src/subjects/communities/DwellingScreen.tsx',
    'packages/web/src/subjects/dwellings/fields.ts',
    'packages/server/migrations/000008-dwellings.sql',
  ])('%s is', (path) => {
    expect(isOwn(path, dwelling)).toBe(true)
  })

  it.each([
    'packages/domain/src/communities/index.ts',
    'packages/domain/src/communities/dwellingless.ts',
    'packages/domain/src/communities/list-dwellings.ts',
    'tidy/dwelling.ts',
    'packages/server/testdata/dwelling.ts',
    'packages/server/migrations/000008-plans-and-dwellings.sql',
  ])('%s is not', (path) => {
    expect(isOwn(path, dwelling)).toBe(false)
  })
})

describe('the cost', () => {
  const tree = treeOf({
    'packages/domain/src/communities/dwelling.ts': '// a\nexport const dwelling = 1\n',
    'packages/domain/src/communities/dwelling.test.ts': '// a\n// b\n// c\n',
    'packages/domain/src/communities/index.ts': "// Gives the dwelling out.\n\nexport * from './dwelling.ts'\n",
    'packages/server/migrations/000008-dwellings.sql': '-- a\n-- b\n',
    'packages/server/src/actions.ts':
      "const actions = ['dwelling.added', 'x'] /* dwelling */\nlistDwellings()\nindwelling()",
    'packages/server/src/actions.test.ts': "expect('dwelling')",
    'packages/server/src/other.ts': '// a dwelling',
  })
  const cost = costOf(tree, entityName('dwelling'))

  it('takes own code, migrations and tests apart, with their lines', () => {
    expect(cost.own).toEqual([{ path: 'packages/domain/src/communities/dwelling.ts', lines: 2 }])
    expect(cost.ownTests).toEqual([{ path: 'packages/domain/src/communities/dwelling.test.ts', lines: 3 }])
    expect(cost.migrations).toEqual([{ path: 'packages/server/migrations/000008-dwellings.sql', lines: 2 }])
  })

  it('lists the shared files by the lines that name it outside comments, in any spelling', () => {
    expect(cost.shared).toEqual([
      { path: 'packages/domain/src/communities/index.ts', lines: [3], isImporting: true },
      { path: 'packages/server/src/actions.ts', lines: [1, 2], isImporting: false },
    ])
  })

  it('adds up to figures', () => {
    expect(Object.fromEntries(entityMeasures.map(({ id, of }) => [id, of(cost)]))).toEqual({
      ownFiles: 1,
      ownLines: 2,
      migrations: 1,
      migrationLines: 2,
      ownTests: 1,
      ownTestLines: 3,
      sharedFiles: 2,
      sharedLines: 3,
      sharedImporting: 1,
    })
  })
})
