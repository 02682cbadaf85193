// Claims: comparisons and their joining, three-valued as in Kleene's logic, each with its sentence and its grounds.
import { joinWords } from './show.ts'
import type { Term } from './terms.ts'
import type { Explanation, Missing, Verdict, Words } from './types.ts'

/** A claim is an explanation not yet named by a rule. */
export type Claim = Explanation

/** How a fact may stand to a policy value, with the words for yes and for no. */
export interface Relation {
  readonly holds: (fact: Term, limit: Term) => boolean
  readonly yes: Words
  readonly no: Words
}

/** Compares a fact with a policy value; whatever either side lacks makes the claim unproven. */
export function compare(fact: Term, limit: Term, relation: Relation): Claim {
  const missing = [...fact.missing, ...limit.missing]
  const verdict: Verdict = missing.length > 0 ? 'unproven' : relation.holds(fact, limit) ? 'meets' : 'fails'
  const answer =
    verdict === 'unproven'
      ? joinWords(
          missing.map((one) => one.words),
          '；',
          '; ',
        )
      : sentence(fact, verdict === 'meets' ? relation.yes : relation.no, limit)
  return {
    rule: '',
    title: fact.label,
    verdict,
    answer,
    citation: limit.citation,
    facts: fact.facts,
    parameters: limit.parameters,
    missing,
    doubts: [...fact.doubts, ...limit.doubts],
    wouldChange: [turnedBy(verdict, { fact, limit, relation, missing })],
    children: [],
  }
}

/** Meets when all parts meet, fails when one fails, else unproven. No parts is an error: nothing was claimed. */
export function allOf(title: Words, parts: readonly Claim[]): Claim {
  if (parts.length === 0) throw new RangeError('allOf 至少要有一项')
  const failing = parts.filter((part) => part.verdict === 'fails')
  const unproven = parts.filter((part) => part.verdict === 'unproven')
  const deciding = failing.length > 0 ? failing : unproven.length > 0 ? unproven : parts
  const verdict = deciding[0]?.verdict ?? 'unproven'
  return {
    ...joined(title, parts, verdict),
    answer: joinWords(
      deciding.map((part) => part.answer),
      '；',
      '; ',
    ),
  }
}

/** Meets when at least `limit` parts meet; fails when even the unproven ones could not make up the number. */
export function atLeast(title: Words, limit: Term, parts: readonly Claim[]): Claim {
  const count = (verdict: Verdict) => parts.filter((part) => part.verdict === verdict).length
  const [yes, open] = [count('meets'), count('unproven')]
  const needed = typeof limit.value === 'number' ? limit.value : Number.POSITIVE_INFINITY
  const isGap = limit.missing.length > 0
  const verdict: Verdict = isGap ? 'unproven' : yes >= needed ? 'meets' : yes + open < needed ? 'fails' : 'unproven'
  const claim = joined(title, parts, verdict)
  const counted = {
    zh: `${parts.length} 项中有 ${yes} 项成立${open > 0 ? `、${open} 项不明` : ''}，要求不少于 ${limit.shown.zh} 项`,
    en: `${yes} of ${parts.length} hold${open > 0 ? `, ${open} unknown` : ''}; at least ${limit.shown.en} needed`,
  }
  return {
    ...claim,
    answer: isGap
      ? joinWords(
          limit.missing.map((one) => one.words),
          '；',
          '; ',
        )
      : counted,
    citation: limit.citation ?? claim.citation,
    parameters: unique([...limit.parameters, ...claim.parameters], (used) => used.id),
    missing: [...limit.missing, ...claim.missing],
    doubts: unique([...limit.doubts, ...claim.doubts], (doubt) => doubt.zh),
    wouldChange: verdict === 'unproven' ? claim.wouldChange : [turnedByCount(verdict, limit.shown)],
  }
}

/** The claim when its support meets; unproven, in the support's words, when it does not. */
export function supportedBy(claim: Claim, support: Claim): Claim {
  if (support.verdict === 'meets') {
    const { answer, wouldChange } = claim
    return { ...joined(claim.title, [claim, support], claim.verdict), answer, wouldChange }
  }
  const parts = claim.verdict === 'unproven' ? [claim, support] : [support]
  return {
    ...joined(claim.title, [claim, support], 'unproven'),
    answer: joinWords(
      parts.map((part) => part.answer),
      '；',
      '; ',
    ),
    wouldChange: parts.flatMap((part) => part.wouldChange),
  }
}

/** Keeps the first of entries with the same key. */
export function unique<T>(entries: readonly T[], key: (entry: T) => string): T[] {
  const seen = new Set<string>()
  return entries.filter((entry) => {
    const isNew = !seen.has(key(entry))
    seen.add(key(entry))
    return isNew
  })
}

function joined(title: Words, parts: readonly Claim[], verdict: Verdict): Claim {
  const deciding = parts.filter((part) => part.verdict === verdict)
  return {
    rule: '',
    title,
    verdict,
    answer: title,
    citation: parts.find((part) => part.citation !== null)?.citation ?? null,
    facts: unique(
      parts.flatMap((part) => part.facts),
      (used) => used.id,
    ),
    parameters: unique(
      parts.flatMap((part) => part.parameters),
      (used) => used.id,
    ),
    missing:
      verdict === 'meets'
        ? []
        : unique(
            parts.filter((part) => part.verdict === 'unproven').flatMap((part) => part.missing),
            (one) => `${one.kind} ${one.fact}`,
          ),
    doubts: unique(
      parts.flatMap((part) => part.doubts),
      (doubt) => doubt.zh,
    ),
    wouldChange: unique(
      deciding.flatMap((part) => part.wouldChange),
      (words) => words.zh,
    ),
    children: parts.map(plainStep),
  }
}

/** A step inside a rule keeps its sentence and facts; the rule above says the rest once for all its steps. */
function plainStep(part: Claim): Claim {
  if (part.rule !== '') return part
  return { ...part, citation: null, parameters: [], missing: [], doubts: [], wouldChange: [] }
}

function turnedByCount(verdict: Verdict, limit: Words): Words {
  return verdict === 'fails'
    ? { zh: `若成立的项数达到 ${limit.zh}，则符合`, en: `It would meet if ${limit.en} held` }
    : { zh: `若成立的项数少于 ${limit.zh}，则不符合`, en: `It would fail if fewer than ${limit.en} held` }
}

function sentence(fact: Term, relation: Words, limit: Term): Words {
  return {
    zh: `${fact.label.zh}为${fact.shown.zh}，${relation.zh}“${limit.label.zh}”${limit.shown.zh}`,
    en: `${fact.label.en}: ${fact.shown.en}, which ${relation.en} “${limit.label.en}” ${limit.shown.en}`,
  }
}

interface Compared {
  readonly fact: Term
  readonly limit: Term
  readonly relation: Relation
  readonly missing: readonly Missing[]
}

function turnedBy(verdict: Verdict, { fact, limit, relation, missing }: Compared): Words {
  if (verdict === 'unproven') {
    const lacking = joinWords(
      missing.map((one) => one.label),
      '、',
      ', ',
    )
    return { zh: `补齐${lacking.zh}后即可判定`, en: `It can be decided once this is supplied: ${lacking.en}` }
  }
  const [turned, outcome] =
    verdict === 'meets' ? [relation.no, { zh: '不符合', en: 'fail' }] : [relation.yes, { zh: '符合', en: 'meet' }]
  return {
    zh: `若${fact.label.zh}${turned.zh}${limit.shown.zh}，则${outcome.zh}`,
    en: `It would ${outcome.en} if ${fact.label.en} ${turned.en.replace(/^is /, 'were ')} ${limit.shown.en}`,
  }
}
