// Shows that misspelt and empty names are found, and that the words of the field pass.
import { describe, expect, it } from 'vitest'
import { checkComponentNames, checkExportNames, checkFileNames } from './names.ts'
import { treeOf } from './tree.ts'

describe('names', () => {
  it.each([
    'packages/domain/src/plans/annualPlan.ts',
    'packages/domain/src/Plans/plan.ts',
    'packages/web/src/app/appShell.tsx',
    'packages/policy/370000-x/parameters/builtBefore.yaml',
    'packages/server/src/platform/http-utils.ts',
    'packages/server/src/helpers/a.ts',
    'packages/web/src/components/EventHandler.tsx',
    'packages/web/src/app/data.ts',
  ])('finds %s', (path) => {
    expect(checkFileNames(treeOf({ [path]: '' }))).toHaveLength(1)
  })

  it.each([
    'packages/domain/src/plans/annual-plan.test.ts',
    'packages/web/src/app/Shell.tsx',
    'packages/web/src/main.tsx',
    'packages/server/src/subjects/handover/handover.store.ts',
    'packages/domain/src/glossary/utility-company.ts',
    'vitest.config.ts',
    'README.zh-CN.md',
    'packages/policy/370000-x/parameters/built-before.yaml',
  ])('lets pass %s', (path) => {
    expect(checkFileNames(treeOf({ [path]: '' }))).toEqual([])
  })

  it('finds exported names that say nothing', () => {
    const text = ['handleClick', 'JobManager', 'dateUtils', 'data', 'handover', 'utilityCompany', 'dataset']
      .map((name) => `export const ${name} = 1`)
      .join('\n')
    expect(checkExportNames(treeOf({ 'a.ts': text })).map(({ line }) => line)).toEqual([1, 2, 3, 4])
  })

  it('finds a file of one component under another name, and lets a group of them share a file', () => {
    const one = 'export interface Props { a: 1 }\nexport function Shell() { return null }'
    const two = `${one}\nexport function Menu() { return null }`
    const countIn = (path: string, text: string) => checkComponentNames(treeOf({ [path]: text })).length
    expect(countIn('packages/web/src/app/shell.tsx', one)).toBe(1)
    expect(countIn('packages/web/src/app/Frame.tsx', two)).toBe(1)
    expect(countIn('packages/web/src/app/Shell.tsx', two)).toBe(0)
    expect(countIn('packages/web/src/app/frame-parts.tsx', two)).toBe(0)
    expect(countIn('packages/web/src/app/Shell.tsx', 'export default function Shell() {}')).toBe(0)
  })
})
