// What a schema refused, in plain words of both languages: never the names of kinds and codes that a schema speaks of.
import type { z } from 'zod'
import type { Words } from './endpoint.ts'

type Issue = z.core.$ZodIssue

/** The words of one issue; a refusal of our own schemas brings its own. */
export function wordsOfIssue(issue: Issue): Words {
  const own = ownWords(issue)
  if (own) return own
  switch (issue.code) {
    case 'too_small':
      return bounded(issue.origin, Number(issue.minimum), 'least')
    case 'too_big':
      return bounded(issue.origin, Number(issue.maximum), 'most')
    case 'invalid_type':
      return { zh: '没有填写，或不是所要的内容', en: 'it is missing, or not what is asked for' }
    case 'invalid_value':
      return { zh: '不在可选的范围内', en: 'it is not one of the choices' }
    case 'invalid_format':
      return issue.format === 'uuid'
        ? { zh: '没有这个编号', en: 'there is no such number' }
        : { zh: '格式不对', en: 'it is not written as it must be' }
    default:
      return { zh: '内容有误，请核对', en: 'it is not valid; check it' }
  }
}

function ownWords(issue: Issue): Words | undefined {
  if (!/[\u4E00-\u9FFF]/.test(issue.message)) return undefined
  const said = 'params' in issue ? issue.params?.['en'] : undefined
  return { zh: issue.message, en: typeof said === 'string' ? said : 'it is not valid; check it' }
}

const units: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  string: [' 个字', ' characters'],
  array: [' 项', ' items'],
}

function bounded(origin: string, limit: number, which: 'least' | 'most'): Words {
  const [zh, en] = units[origin] ?? ['', '']
  if (which === 'least' && limit === 1 && en !== '') return { zh: '不能为空', en: 'it must not be empty' }
  return which === 'least'
    ? { zh: `不能少于 ${limit}${zh}`, en: `it must be at least ${limit}${en}` }
    : { zh: `不能超过 ${limit}${zh}`, en: `it must be at most ${limit}${en}` }
}
