// Turns whatever went wrong into the one shape every caller understands, and keeps faults' insides to ourselves.
import { Problem, type FieldFinding, type ProblemCode, type Refused } from '@huanju/contract'
import { wordsOfIssue } from '@huanju/contract/issue-words'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { databaseError } from '../database/database.ts'

/** The body of a refused request. */
export interface ProblemAnswer {
  code: string
  message: { zh: string; en: string }
  details: Record<string, string>
  findings: { field: string; message: { zh: string; en: string } }[]
  refusals?: Refused['against']
  faultId?: string
}

/** Writes zod's issues as findings, one per field, in both languages. */
function findingsOf(issues: readonly z.core.$ZodIssue[]): FieldFinding[] {
  return issues.map((issue) => ({
    field: issue.path.join('.'),
    message: wordsOfIssue(issue),
  }))
}

const constraintProblems: Record<string, ProblemCode> = {
  '23505': 'already-exists',
  '23P01': 'already-exists',
  '23503': 'not-found',
  '40001': 'stale-version',
  '40P01': 'stale-version',
}

/** Translates an error to a problem; undefined when it is a fault of ours. */
export function problemFrom(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  const inDatabase = databaseError(error)
  const code = inDatabase && constraintProblems[inDatabase.code]
  if (code) return new Problem(code, { what: { zh: '同名或同号记录', en: 'a record of that name or number' } })
  if (inDatabase && ['22021', '22P02', '22P05'].includes(inDatabase.code)) {
    return invalidInput([
      {
        field: '',
        message: { zh: '含有不能登记的字符，请删去后重试', en: 'It holds characters that cannot be kept; remove them' },
      },
    ])
  }
  if (inDatabase?.code === '22003') {
    return invalidInput([
      { field: '', message: { zh: '数值超出可登记的范围', en: 'A number is beyond what can be kept' } },
    ])
  }
  return fromFastify(error)
}

// A failed check as the validator hands it on: zod's issue, its path and code written apart.
interface FailedCheck {
  readonly keyword: string
  readonly instancePath: string
  readonly message: string
  readonly params: Record<string, unknown>
}

function issueOf({ keyword, instancePath, message, params }: FailedCheck): z.core.$ZodIssue {
  const path = instancePath.split('/').filter((part) => part !== '')
  return { ...params, code: keyword, path, message } as unknown as z.core.$ZodIssue
}

function fromFastify(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined
  const { statusCode, code, validation } = error as Error & {
    statusCode?: number
    code?: string
    validation?: FailedCheck[]
  }
  if (validation) return invalidInput(findingsOf(validation.map(issueOf)))
  if (statusCode === 429) return new Problem('too-many-requests')
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE')
    return new Problem('too-large', { limit: { zh: '上限', en: 'the limit' } })
  if (statusCode === 404) return new Problem('not-found', { what: { zh: '页面或接口', en: 'page or endpoint' } })
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Problem('invalid-json')
  return undefined
}

/** A bad request with its findings; the first one is in the sentence. */
export function invalidInput(findings: readonly FieldFinding[]): Problem {
  const [first] = findings
  const { field, message: reason } = first ?? {}
  return new Problem('invalid-input', { field, reason }, findings)
}

/** The answer to send for a problem. */
export function answerTo(problem: Problem): { status: number; body: ProblemAnswer } {
  const { code, words, details, findings, status } = problem
  return {
    status,
    body: {
      code,
      message: words,
      details: Object.fromEntries(
        Object.entries(details).map(([name, given = '']) => [name, typeof given === 'string' ? given : given.zh]),
      ),
      findings: [...findings],
    },
  }
}

/** The answer where something may not be done: the first reason is the message, and all of them go with it. */
export function answerToRefusal({ against }: Refused): { status: number; body: ProblemAnswer } {
  const [{ code, words }] = against
  return { status: 422, body: { code, message: words, details: {}, findings: [], refusals: against } }
}

/** The answer to send for a fault, with the number under which it is logged. */
export function answerToFault(): { status: number; body: ProblemAnswer; faultId: string } {
  const faultId = randomUUID().slice(0, 8).toUpperCase()
  const { status, body } = answerTo(new Problem('fault', { id: faultId }))
  return { status, body: { ...body, faultId }, faultId }
}
