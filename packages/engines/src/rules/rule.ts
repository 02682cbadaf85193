// Rules: a claim with a name. Evaluating gives verdict, explanation and what is missing in one value.
import { allOf, unique, type Claim } from './claims.ts'
import { joinWords } from './show.ts'
import { factTerm, parameterTerm, type FactTerm, type Term } from './terms.ts'
import { verdictWords, type Explanation, type Grounds, type Words } from './types.ts'

/** What a rule's body may ask for, by name. */
export interface Ask {
  readonly fact: (id: string) => FactTerm
  readonly parameter: (id: string) => Term
}

/** A rule: its id, its name in both languages, and its body. */
export interface Rule {
  readonly id: string
  readonly title: Words
  readonly body: (ask: Ask) => Claim
}

/** Makes a rule; the body asks for facts and parameters and ends in a claim. */
export function rule(id: string, title: Words, body: (ask: Ask) => Claim): Rule {
  return { id, title, body }
}

/** Evaluates a rule on its grounds; the citation is that of the first policy value it rests on. */
export function evaluate({ id, title, body }: Rule, grounds: Grounds): Explanation {
  const claim = body({
    fact: (factId) => factTerm(grounds.facts[factId], grounds.describe(factId)),
    parameter: (parameterId) => parameterTerm(grounds.parameter(parameterId), grounds.on),
  })
  return { ...claim, rule: id, title, answer: answered(title, claim) }
}

/** Evaluates several rules as one that needs them all; their explanations are its children, in order. */
export function evaluateAll(id: string, title: Words, rules: readonly Rule[], grounds: Grounds): Explanation {
  return concludeAll(
    id,
    title,
    rules.map((one) => evaluate(one, grounds)),
  )
}

/** The facts that rules ask for by name on given grounds, each once. */
export function factsAsked(rules: readonly Rule[], grounds: Grounds): string[] {
  const asked = new Set<string>()
  const describe: Grounds['describe'] = (factId) => {
    asked.add(factId)
    return grounds.describe(factId)
  }
  for (const one of rules) evaluate(one, { ...grounds, describe })
  return [...asked]
}

/**
 * Joins explanations under one name: fails if any fails, else unproven if any is unproven, else meets.
 * Facts, values and doubts stay with the parts; what is missing is gathered.
 */
export function concludeAll(id: string, title: Words, parts: readonly Explanation[]): Explanation {
  const claim = allOf(title, parts)
  const deciding = unique(
    parts.filter((part) => part.verdict === claim.verdict),
    (part) => part.title.zh,
  )
  const names = joinWords(
    deciding.map((part) => part.title),
    '、',
    ', ',
  )
  const answer =
    claim.verdict === 'meets'
      ? {
          zh: `${title.zh}：符合。${parts.length} 项条件全部符合`,
          en: `${title.en}: meets. All ${parts.length} conditions are met`,
        }
      : {
          zh: `${title.zh}：${verdictWords[claim.verdict].zh}。${names.zh}${verdictWords[claim.verdict].zh}`,
          en: `${title.en}: ${verdictWords[claim.verdict].en.toLowerCase()}, because of ${names.en}`,
        }
  const wouldChange = claim.verdict === 'meets' ? [] : claim.wouldChange
  return { ...claim, rule: id, title, answer, wouldChange, facts: [], parameters: [], doubts: [] }
}

function answered(title: Words, { verdict, answer }: Claim): Words {
  return {
    zh: `${title.zh}：${verdictWords[verdict].zh}。${answer.zh}`,
    en: `${title.en}: ${verdictWords[verdict].en.toLowerCase()}. ${answer.en}`,
  }
}
