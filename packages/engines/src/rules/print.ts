// Writes an explanation as text: the same value always gives the same lines, so a stored one prints as it did.
import type { Citation, Explanation, FactUsed, ParameterUsed, Words } from './types.ts'

/** Writes an explanation in both languages, one line per statement, parts indented under their whole. */
export function printExplanation(explanation: Explanation): Words {
  return { zh: lines(explanation, 'zh', 0).join('\n'), en: lines(explanation, 'en', 0).join('\n') }
}

/** Writes a citation: title, document number, clause, days in force. */
export function printCitation({ title, number, clause, inForceFrom, inForceTo }: Citation): Words {
  const zhDays = inForceFrom ? `，${inForceFrom} 起施行${inForceTo ? `，至 ${inForceTo}` : ''}` : ''
  const enDays = inForceFrom ? `, in force from ${inForceFrom}${inForceTo ? ` to ${inForceTo}` : ''}` : ''
  return {
    zh: `《${title.zh}》${number ? `（${number}）` : ''}${clause}${zhDays}`,
    en: `${title.en}${number ? ` (${number})` : ''}, ${clause}${enDays}`,
  }
}

type Language = keyof Words

const heads = {
  citation: { zh: '依据', en: 'Clause' },
  fact: { zh: '事实', en: 'Fact' },
  parameter: { zh: '标准', en: 'Standard' },
  missing: { zh: '所缺', en: 'Missing' },
  doubt: { zh: '存疑', en: 'Doubt' },
  change: { zh: '结论改变', en: 'What would change it' },
}

function lines(explanation: Explanation, language: Language, depth: number): string[] {
  const indent = '  '.repeat(depth)
  const own =
    explanation.children.length > 0 && explanation.children.every((child) => child.rule !== '')
      ? []
      : grounds(explanation, language).map((line) => `${indent}  ${line}`)
  const parts = explanation.children.flatMap((child) => lines(child, language, depth + 1))
  return [`${indent}${explanation.answer[language]}`, ...own, ...(explanation.rule === '' ? [] : parts)]
}

function grounds(explanation: Explanation, language: Language): string[] {
  if (explanation.rule === '') return []
  const line = (head: Words, words: Words) => `${head[language]}${language === 'zh' ? '：' : ': '}${words[language]}`
  return [
    ...(explanation.citation ? [line(heads.citation, printCitation(explanation.citation))] : []),
    ...explanation.facts.map((used) => line(heads.fact, factWords(used))),
    ...explanation.parameters.map((used) => line(heads.parameter, parameterWords(used))),
    ...explanation.missing.map((one) => line(heads.missing, one.words)),
    ...explanation.doubts.map((doubt) => line(heads.doubt, doubt)),
    ...explanation.wouldChange.map((words) => line(heads.change, words)),
  ]
}

function factWords({ label, value: shown, source, on }: FactUsed): Words {
  const zhOrigin = [source?.zh, on].filter(Boolean).join('，')
  const enOrigin = [source?.en, on].filter(Boolean).join(', ')
  return {
    zh: `${label.zh} ${shown.zh}${zhOrigin ? `（${zhOrigin}）` : ''}`,
    en: `${label.en} ${shown.en}${enOrigin ? ` (${enOrigin})` : ''}`,
  }
}

function parameterWords({ label, value, from, citation }: ParameterUsed): Words {
  return {
    zh: `${label.zh} ${value.zh}（${citation.zh}${from ? `；本值自 ${from} 起` : ''}）`,
    en: `${label.en} ${value.en} (${citation.en}${from ? `; this value since ${from}` : ''})`,
  }
}
