// Shows that SQL is found outside stores, and that plain words are not taken for it.
import { describe, expect, it } from 'vitest'
import { checkSql } from './sql.ts'
import { treeOf } from './tree.ts'

function countIn(path: string, text: string): number {
  return checkSql(treeOf({ [path]: text })).length
}

describe('sql', () => {
  it.each([
    'export const rows = sql`select 1`',
    "export const text = 'select id from communities where id = $1'",
    'export const text = `insert into plans (id) values (${1})`',
    "export const text = 'update plans set state = 1'",
    "export const rows = database.selectFrom('plans')",
    'export const text = `with recursive above as (select 1)`',
    "export const text = 'set local role huanju_app'",
  ])('finds %s', (text) => {
    expect(countIn('packages/server/src/subjects/plans/plan.routes.ts', text)).toBe(1)
    expect(countIn('packages/server/src/platform/http/server.ts', text)).toBe(1)
    expect(countIn('packages/server/src/subjects/plans/plan.store.ts', text)).toBe(0)
    expect(countIn('packages/server/src/platform/jobs/queue.ts', text)).toBe(0)
    expect(countIn('packages/server/src/main.test.ts', text)).toBe(0)
    expect(countIn('bench/list.ts', text)).toBe(0)
  })

  it.each([
    "export const words = { en: 'Update the plan' }",
    "export const words = 'delete the draft'",
    "export const words = 'With owners as partners'",
  ])('lets pass %s', (text) => {
    expect(countIn('packages/web/src/App.tsx', text)).toBe(0)
  })
})
