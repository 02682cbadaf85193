// The published score 评分: its parts, formulas and weights as the policy pack states them on a day.
import { printCitation, type FactDescription, type Words } from '@huanju/engines/rules'
import { describeFact, readParameter, type PolicyPack } from '@huanju/policy'
import type { Day } from '@huanju/quantities'
import { z } from 'zod'

const words = z.object({ zh: z.string(), en: z.string() })
const points = z.number().int().min(0).max(100)
const weight = z.number().int().min(0).max(1000)
const common = { weight, words }

/** The formulas a part of the score may have; bands are read from the first that fits. */
const formula = z.discriminatedUnion('formula', [
  z.object({
    ...common,
    formula: z.literal('grades'),
    of: z.array(z.string()).min(1),
    points: z.object({ A: points, B: points, C: points, D: points }),
  }),
  z.object({
    ...common,
    formula: z.literal('days'),
    of: z.string(),
    bands: z.array(z.object({ until: z.string(), points })),
    otherwise: points,
  }),
  z.object({
    ...common,
    formula: z.literal('ratio'),
    of: z.string(),
    per: z.string().optional(),
    bands: z.array(z.object({ 'at-least': z.string(), points })),
    otherwise: points,
  }),
  z.object({ ...common, formula: z.literal('papers'), of: z.string(), papers: z.array(z.string()).min(1) }),
])

/** One formula with its published weight and its words. */
export type ScoreFormula = z.infer<typeof formula>

/** One part of the published score. */
export interface ScoreRule {
  readonly part: string
  readonly title: Words
  readonly weight: number
  readonly formula: ScoreFormula
  readonly citation: Words
  readonly doubts: readonly Words[]
  readonly descriptions: Readonly<Record<string, FactDescription>>
}

/** The score as published on a day: its parts, heaviest first. */
export interface ScoreSettings {
  readonly on: Day
  readonly packHash: string
  readonly parts: readonly ScoreRule[]
}

/** Reads the published score from a pack; parts with a gap on the day are left out, a malformed one is an error. */
export function scoreSettingsOn(pack: PolicyPack, on: Day = pack.day): ScoreSettings {
  const ids = Object.keys(pack.parameters).filter((id) => id.startsWith('score.'))
  const parts = ids.flatMap((id) => readPart(pack, id, on))
  return { on, packHash: pack.hash, parts: parts.toSorted((a, b) => b.weight - a.weight || (a.part < b.part ? -1 : 1)) }
}

function readPart(pack: PolicyPack, id: string, on: Day): ScoreRule[] {
  const { label, value, citation, basis, doubts } = readParameter(pack, id, on)
  if (value === null) return []
  const read = formula.parse(value)
  const facts = [read.of, 'per' in read && read.per !== undefined ? read.per : []].flat()
  const isDefault = basis === 'system-default'
  const source = citation ? printCitation(citation) : { zh: '', en: '' }
  return [
    {
      part: id.replace(/^score\./, ''),
      title: label,
      weight: read.weight,
      formula: read,
      doubts,
      citation: isDefault
        ? {
            zh: `本系统默认，待市里确定（${source.zh}）`,
            en: `This system's default until the city decides (${source.en})`,
          }
        : source,
      descriptions: Object.fromEntries(facts.map((fact) => [fact, describeFact(pack, fact)])),
    },
  ]
}
