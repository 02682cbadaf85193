// Verdicts of eligibility 纳入条件: asked for a day, stored with pack and explanation, printed again word for word.
import { z } from 'zod'
import { communityFilter, verdictValues } from './communities.ts'
import { endpoint } from './endpoint.ts'
import { day, id, instant, startedJob, words } from './shapes.ts'

/** The explanation tree as the rules made it; one component draws it wherever a verdict stands. */
export const explanation: z.ZodType<Explanation> = z.lazy(() =>
  z.object({
    rule: z.string(),
    title: words,
    verdict: z.enum(verdictValues),
    answer: words,
    citation: z
      .object({
        document: z.string(),
        title: words,
        clause: z.string(),
        inForceFrom: day.nullable(),
        inForceTo: day.nullable(),
      })
      .nullable(),
    facts: z.array(
      z.object({ id: z.string(), label: words, value: words, source: words.nullable(), on: day.nullable() }),
    ),
    parameters: z.array(
      z.object({ id: z.string(), label: words, value: words, citation: words, from: day.nullable() }),
    ),
    missing: z.array(z.object({ fact: z.string(), label: words, proof: words.nullable(), bringer: words.nullable() })),
    doubts: z.array(words),
    wouldChange: z.array(words),
    children: z.array(explanation),
  }),
)

export interface Explanation {
  rule: string
  title: { zh: string; en: string }
  verdict: 'meets' | 'fails' | 'unproven'
  answer: { zh: string; en: string }
  citation: {
    document: string
    title: { zh: string; en: string }
    clause: string
    inForceFrom: string | null
    inForceTo: string | null
  } | null
  facts: {
    id: string
    label: { zh: string; en: string }
    value: { zh: string; en: string }
    source: { zh: string; en: string } | null
    on: string | null
  }[]
  parameters: {
    id: string
    label: { zh: string; en: string }
    value: { zh: string; en: string }
    citation: { zh: string; en: string }
    from: string | null
  }[]
  missing: {
    fact: string
    label: { zh: string; en: string }
    proof: { zh: string; en: string } | null
    bringer: { zh: string; en: string } | null
  }[]
  doubts: { zh: string; en: string }[]
  wouldChange: { zh: string; en: string }[]
  children: Explanation[]
}

export const verdict = z.object({
  id,
  communityId: id,
  community: z.string(),
  askedFor: day,
  verdict: z.enum(verdictValues),
  packHash: z.string(),
  place: z.string(),
  explanation,
  /** One verdict per building where the years of completion differ. */
  buildings: z.array(
    z.object({ buildingId: z.string(), name: z.string(), verdict: z.enum(verdictValues), explanation }),
  ),
  isMixed: z.boolean(),
  /** The decision as it is printed and filed. */
  printed: words,
  recordedAt: instant,
  recordedBy: z.string(),
})

export const judgeCommunity = endpoint({
  words: { zh: '判定纳入条件', en: 'Judge eligibility' },
  at: 'POST /communities/:community/verdicts',
  right: 'eligibility.judge',
  params: z.object({ community: id }),
  body: z.object({ on: day }),
  gives: verdict,
  refuses: ['not-found'],
})

export const listVerdicts = endpoint({
  words: { zh: '历次判定', en: 'Verdicts of a community' },
  at: 'GET /communities/:community/verdicts',
  right: 'communities.read',
  params: z.object({ community: id }),
  gives: z.object({ rows: z.array(verdict.omit({ explanation: true, buildings: true, printed: true })) }),
  refuses: ['not-found'],
})

export const getVerdict = endpoint({
  words: { zh: '判定书', en: 'One verdict, as it was given' },
  at: 'GET /verdicts/:verdict',
  right: 'communities.read',
  params: z.object({ verdict: id }),
  gives: verdict,
  refuses: ['not-found'],
})

export const judgeAll = endpoint({
  words: { zh: '批量判定纳入条件', en: 'Judge all that the filter finds' },
  at: 'POST /eligibility/judgings',
  right: 'eligibility.judge',
  query: communityFilter,
  body: z.object({ on: day }),
  gives: startedJob,
  refuses: ['job.too-many'],
})
