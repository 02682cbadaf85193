// Whatever a schema refuses is told in plain words of both languages, without the schema's own.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { wordsOfIssue } from './issue-words.ts'
import { createPerson } from './organisations.ts'
import { day } from './shapes.ts'

const refusedBy = (schema: z.ZodType, value: unknown) => {
  const [issue] = schema.safeParse(value).error?.issues ?? []
  if (!issue) throw new Error('it was taken')
  return wordsOfIssue(issue)
}

describe('what a schema refused', () => {
  it.each([
    [z.coerce.number(), 'abc', '没有填写，或不是所要的内容', 'it is missing, or not what is asked for'],
    [z.string(), undefined, '没有填写，或不是所要的内容', 'it is missing, or not what is asked for'],
    [z.enum(['name', 'county']), 'x', '不在可选的范围内', 'it is not one of the choices'],
    [z.uuid(), 'x', '没有这个编号', 'there is no such number'],
    [z.email(), 'x', '格式不对', 'it is not written as it must be'],
    [z.number().max(200), 7777, '不能超过 200', 'it must be at most 200'],
    [z.number().min(1), 0, '不能少于 1', 'it must be at least 1'],
    [z.string().max(40), 'x'.repeat(41), '不能超过 40 个字', 'it must be at most 40 characters'],
    [z.string().min(1), '', '不能为空', 'it must not be empty'],
    [z.array(z.string()).max(2), ['', '', ''], '不能超过 2 项', 'it must be at most 2 items'],
    [z.strictObject({}), { a: 1 }, '内容有误，请核对', 'it is not valid; check it'],
    [z.string().regex(/a/, '应含 a'), 'x', '应含 a', 'it is not valid; check it'],
  ])('is in plain words: %#', (schema, value, zh, en) => {
    expect(refusedBy(schema, value)).toEqual({ zh, en })
  })

  it('is in the words of the schema where it has some in both languages', () => {
    const own = z.string().refine(() => false, { message: '不行', params: { en: 'No' } })
    expect(refusedBy(own, 'x')).toEqual({ zh: '不行', en: 'No' })
  })

  it.each([
    [day, '23.11.2026', 'a day is written like 2026-11-23'],
    [
      createPerson.body.shape.login,
      'Wang',
      'the account is 3 to 40 lower-case letters, digits, dots or dashes, a letter first',
    ],
  ])('says in English too how a day and an account are written: %#', (schema, value, en) => {
    expect(refusedBy(schema, value).en).toBe(en)
  })
})
