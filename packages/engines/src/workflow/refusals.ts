// Declares refusals: each with its code and whole sentences in both languages; what is filled in is known to the compiler.
import type { Citation, Words } from '../rules/types.ts'
import type { Limit, Refusal } from './types.ts'

/** A refusal as it is declared; `{name}` in a sentence stands for what is filled in. */
export interface RefusalKind {
  readonly zh: string
  readonly en: string
  readonly wayOut?: Words
}

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
type NamesOf<Kind extends RefusalKind> =
  | NamesIn<Kind['zh']>
  | NamesIn<Kind['en']>
  | (Kind['wayOut'] extends Words ? NamesIn<Kind['wayOut']['zh']> | NamesIn<Kind['wayOut']['en']> : never)

/** What a refusal is given: words for what its sentences leave open, and the clause and limit of the case at hand. */
interface Case {
  readonly clause?: Citation | null
  readonly limit?: Limit
}

type Filling<Kind extends RefusalKind> = [NamesOf<Kind>] extends [never]
  ? [details?: Record<never, Words | string>, around?: Case]
  : [details: Readonly<Record<NamesOf<Kind>, Words | string>>, around?: Case]

/** Refusals by their code, and the one way to make each. */
export interface Refusals<Kinds extends Readonly<Record<string, RefusalKind>>> {
  readonly kinds: Kinds
  refuse<Code extends keyof Kinds & string>(code: Code, ...given: Filling<Kinds[Code]>): Refusal<Code>
}

/** Declares refusals; a code says whose it is: `plan.is-ranking`. */
export function refusals<const Kinds extends Readonly<Record<string, RefusalKind>>>(kinds: Kinds): Refusals<Kinds> {
  return {
    kinds,
    refuse: (code, ...given) => {
      const [details = {}, { clause = null, limit = null } = {}] = given as [Record<string, Words | string>?, Case?]
      const kind: RefusalKind | undefined = kinds[code]
      if (!kind) throw new Error(`no refusal is called ${code}`)
      const { zh, en, wayOut } = kind
      const filled = (words: Words): Words => ({
        zh: fill(words.zh, details, 'zh'),
        en: fill(words.en, details, 'en'),
      })
      return { code, words: filled({ zh, en }), clause, limit, wayOut: wayOut ? filled(wayOut) : null }
    },
  }
}

function fill(text: string, details: Readonly<Record<string, Words | string>>, language: 'zh' | 'en'): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const given = details[name]
    return typeof given === 'string' ? given : (given?.[language] ?? '')
  })
}
