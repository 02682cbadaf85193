// Terms: a fact or a policy value on its way into a comparison, with all that must be said about it.
import { formatPercent, fraction, parseFraction, type Fraction } from '@huanju/quantities'
import { compare, type Claim, type Relation } from './claims.ts'
import { printCitation } from './print.ts'
import { joinWords, showValue } from './show.ts'
import type {
  Citation,
  Fact,
  FactDescription,
  FactUsed,
  Missing,
  ParameterReading,
  ParameterUsed,
  Plain,
  Words,
} from './types.ts'

/** What a comparison needs of either side; a term with something missing has no usable value. */
export interface Term {
  readonly label: Words
  readonly shown: Words
  readonly value: Plain
  readonly including: boolean
  readonly citation: Citation | null
  readonly facts: readonly FactUsed[]
  readonly parameters: readonly ParameterUsed[]
  readonly missing: readonly Missing[]
  readonly doubts: readonly Words[]
}

/** A fact, with the comparisons a rule may make; each gives a claim. */
export class FactTerm {
  readonly term: Term

  constructor(term: Term) {
    this.term = term
  }

  /** On or before the limit day; before it when the limit does not include its own day. */
  isBy(limit: Term): Claim {
    return compare(this.term, limit, relations.isBy)
  }

  /** The very value expected. */
  is(expected: Term): Claim {
    return compare(this.term, expected, relations.is)
  }

  /** One of a list of choices. */
  isOneOf(list: Term): Claim {
    return compare(this.term, list, relations.isOneOf)
  }

  /** At or above a limit; above it when the limit is not within. */
  isAtLeast(limit: Term): Claim {
    return compare(this.term, limit, relations.isAtLeast)
  }

  /** At or below a limit; below it when the limit is not within. */
  isAtMost(limit: Term): Claim {
    return compare(this.term, limit, relations.isAtMost)
  }

  /** The share of this count in another; a whole of zero counts as not known. */
  outOf(whole: FactTerm): FactTerm {
    return new FactTerm(shareTerm(this.term, whole.term))
  }
}

const relations = {
  isBy: {
    holds: (day, limit) => (limit.including ? text(day) <= text(limit) : text(day) < text(limit)),
    yes: { zh: '不晚于', en: 'is no later than' },
    no: { zh: '晚于', en: 'is later than' },
  },
  is: {
    holds: (one, expected) => one.value === expected.value,
    yes: { zh: '等于', en: 'is the same as' },
    no: { zh: '不等于', en: 'differs from' },
  },
  isOneOf: {
    holds: (one, list) => Array.isArray(list.value) && list.value.includes(one.value),
    yes: { zh: '属于', en: 'is among' },
    no: { zh: '不属于', en: 'is not among' },
  },
  isAtLeast: {
    holds: (one, limit) => difference(one, limit) >= (limit.including ? 0n : 1n),
    yes: { zh: '达到', en: 'reaches' },
    no: { zh: '未达到', en: 'does not reach' },
  },
  isAtMost: {
    holds: (one, limit) => difference(one, limit) <= (limit.including ? 0n : -1n),
    yes: { zh: '不超过', en: 'is within' },
    no: { zh: '超过', en: 'exceeds' },
  },
} as const satisfies Readonly<Record<string, Relation>>

/** Makes the term of a fact: usable when its value is known and, where the policy asks for it, proven by a paper. */
export function factTerm(fact: Fact | undefined, description: FactDescription): FactTerm {
  const value = fact?.value ?? null
  const shown = showValue(value, description.kind, description.values)
  const used: FactUsed = {
    id: description.id,
    label: description.label,
    value: shown,
    raw: value,
    source: fact?.source ?? null,
    on: fact?.on ?? null,
  }
  return new FactTerm({
    label: description.label,
    shown,
    value,
    including: true,
    citation: null,
    facts: [used],
    parameters: [],
    missing: missingOf(fact, description, shown),
    doubts: [],
  })
}

/** Makes the term of a policy value; a gap on the day is something missing, and a lapsed clause is a doubt. */
export function parameterTerm(reading: ParameterReading, on: string): Term {
  const { id, label, value, including, from, citation } = reading
  const figure = showValue(value, reading.kind, reading.values)
  const shown = reading.kind === 'day' && value !== null ? joinWords([figure, bound(including)], '', '') : figure
  const gap: Missing = {
    fact: id,
    kind: 'policy',
    label,
    proof: null,
    papers: [],
    bringer: null,
    words: { zh: `${on} 当日没有有效的“${label.zh}”标准`, en: `No value of “${label.en}” stands on ${on}` },
  }
  const used: ParameterUsed = {
    id,
    label,
    value: shown,
    raw: value,
    citation: standing(reading),
    from,
    basis: reading.basis,
  }
  const doubts = [...reading.doubts, ...doubtsOf(reading, on)]
  const missing = value === null ? [gap] : []
  return { label, shown, value, including, citation, facts: [], parameters: [used], missing, doubts }
}

function standing({ basis, citation }: ParameterReading): Words {
  if (basis === 'system-default')
    return { zh: '本系统默认，待市里确定', en: "this system's default until the city decides" }
  return citation ? printCitation(citation) : { zh: '无依据', en: 'no citation' }
}

function bound(isIncluded: boolean): Words {
  return isIncluded
    ? { zh: '（含当日）', en: ' (that day included)' }
    : { zh: '（不含当日）', en: ' (that day excluded)' }
}

function doubtsOf({ label, citation, basis }: ParameterReading, on: string): Words[] {
  const found: Words[] = []
  if (basis === 'system-default') {
    found.push({
      zh: `“${label.zh}”为本系统默认值，待市里确定`,
      en: `“${label.en}” is this system's default until the city decides`,
    })
  }
  if (citation?.inForceTo && citation.inForceTo < on) {
    found.push({
      zh: `依据条款的有效期至 ${citation.inForceTo}，判定日在其后，须有后续文件`,
      en: `The clause relied on was in force until ${citation.inForceTo}; a successor document is needed`,
    })
  }
  return found
}

function missingOf(fact: Fact | undefined, description: FactDescription, shown: Words): Missing[] {
  const { id, label, needsProof, provedBy, broughtBy } = description
  const papers = provedBy.map((paper) => paper.id)
  const named = joinWords(
    provedBy.map((paper) => paper.title),
    '或',
    ' or ',
  )
  const by = broughtBy ?? { zh: '经办人', en: 'the clerk in charge' }
  const common = { fact: id, label, papers, proof: papers.length > 0 ? named : null, bringer: broughtBy }
  if (fact === undefined || fact.value === null) {
    const proof =
      papers.length > 0
        ? { zh: `，可凭${named.zh}证明，由${by.zh}提供`, en: `; proven by ${named.en}, brought by ${by.en}` }
        : { zh: `，由${by.zh}提供`, en: `; brought by ${by.en}` }
    const words = { zh: `尚不清楚${label.zh}${proof.zh}`, en: `Not known: ${label.en}${proof.en}` }
    return [{ ...common, kind: 'value', words }]
  }
  if (!needsProof || papers.includes(fact.proof ?? '')) return []
  const words = {
    zh: `${label.zh}已填${shown.zh}，尚缺证明材料：${named.zh}，由${by.zh}提供`,
    en: `${label.en} is given as ${shown.en} without proof: ${named.en}, brought by ${by.en}`,
  }
  return [{ ...common, kind: 'paper', words }]
}

function shareTerm(part: Term, whole: Term): Term {
  const label = { zh: `${part.label.zh}占${whole.label.zh}之比`, en: `${part.label.en} out of ${whole.label.en}` }
  const isUsable = part.missing.length + whole.missing.length === 0
  const isEmpty = isUsable && BigInt(text(whole)) === 0n
  const nothing: Missing = {
    fact: whole.facts[0]?.id ?? '',
    kind: 'value',
    label: whole.label,
    proof: null,
    papers: [],
    bringer: null,
    words: { zh: `${whole.label.zh}为零，无从计算比例`, en: `${whole.label.en} is zero, so there is no share` },
  }
  const share = isUsable && !isEmpty ? fraction(BigInt(text(part)), BigInt(text(whole))) : null
  return {
    label,
    shown: share ? shownShare(share) : { zh: '未知', en: 'unknown' },
    value: share ? `${share.numerator}/${share.denominator}` : null,
    including: true,
    citation: null,
    facts: [...part.facts, ...whole.facts],
    parameters: [],
    missing: [...part.missing, ...whole.missing, ...(isEmpty ? [nothing] : [])],
    doubts: [],
  }
}

function shownShare(share: Fraction): Words {
  const written = `${share.numerator}/${share.denominator}`
  return { zh: `${written}（${formatPercent(share)}）`, en: `${written} (${formatPercent(share)})` }
}

function text({ value, label }: Term): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new TypeError(`“${label.zh}”的值不能比较：${JSON.stringify(value)}`)
}

/** The sign of left − right, both read as exact numbers or fractions. */
function difference(left: Term, right: Term): bigint {
  const [a, b] = [parseFraction(text(left)), parseFraction(text(right))]
  const gap = a.numerator * b.denominator - b.numerator * a.denominator
  return gap > 0n ? 1n : gap < 0n ? -1n : 0n
}
