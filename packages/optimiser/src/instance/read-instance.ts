// Reads an instance: a good one is given back as it is, a bad one is refused with every field and reason.
import type { z } from 'zod'
import type { PlanInstance } from '../types.ts'
import { checkReferences } from './check-references.ts'
import { checkProjects } from './check-projects.ts'
import { checkSizes } from './check-sizes.ts'
import { pathOf, problem, type InstanceProblem } from './problems.ts'
import { instanceShape } from './schema.ts'

const mostProblems = 100

/** The instance, or all that is wrong with it (the first hundred, and how many more). Never throws. */
export function readInstance(
  value: unknown,
): { readonly instance: PlanInstance } | { readonly problems: readonly InstanceProblem[] } {
  const read = instanceShape.safeParse(value)
  if (!read.success) return { problems: capped(read.error.issues.flatMap(wordsOf)) }
  const instance: PlanInstance = read.data
  const problems = [...checkReferences(instance), ...checkProjects(instance), ...checkSizes(instance)]
  return problems.length > 0 ? { problems: capped(problems) } : { instance }
}

function capped(problems: readonly InstanceProblem[]): InstanceProblem[] {
  const more = problems.length - mostProblems
  return more <= 0
    ? [...problems]
    : [
        ...problems.slice(0, mostProblems),
        problem('', `另有 ${more} 处问题未列出`, `${more} more problems are not listed`),
      ]
}

const kinds: Readonly<Record<string, { zh: string; en: string }>> = {
  int: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字', en: 'a number' },
  string: { zh: '文字', en: 'text' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
}

function wordsOf(issue: z.core.$ZodIssue): InstanceProblem[] {
  const path = pathOf(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        problem(
          path === '' ? key : `${path}.${key}`,
          '不认识的字段，请核对拼写和单位后缀',
          'unknown field; check its spelling and its unit',
        ),
      )
    case 'invalid_type': {
      const kind = kinds[issue.expected] ?? { zh: issue.expected, en: issue.expected }
      return [problem(path, `缺少，或应为${kind.zh}`, `missing, or must be ${kind.en}`)]
    }
    case 'too_small':
      return [problem(path, `不能小于 ${String(issue.minimum)}`, `must not be below ${String(issue.minimum)}`)]
    case 'too_big':
      return [problem(path, `不能大于 ${String(issue.maximum)}`, `must not be above ${String(issue.maximum)}`)]
    case 'invalid_value':
      return [
        problem(
          path,
          `只能是 ${issue.values.map(String).join('、')}`,
          `must be one of ${issue.values.map(String).join(', ')}`,
        ),
      ]
    default:
      return [problem(path, '内容不符合格式', issue.message)]
  }
}
