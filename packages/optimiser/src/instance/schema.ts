// The shape of an instance file: strict, every field with its meaning and unit; also given out as a JSON Schema.
import { z } from 'zod'
import { constraintIds } from '../types.ts'

const id = z.string().min(1).max(120)
const title = z.string().max(200)
const whole = (what: string) => z.int().min(0).describe(what)
const year = (what: string) => z.int().min(1900).max(2200).describe(what)
const byYear = (what: string) => z.array(z.int().min(0)).describe(`${what}; one number for each year of the plan`)
const share = (what: string) =>
  z.string().min(1).max(40).describe(`${what}; an exact share such as "2/5", "0.4" or "40%"`)
const reached = z.enum(['start', 'completion']).describe('Whether started, or completed, by the end of the year')

const county = z
  .strictObject({
    id,
    name: title,
    cityId: id.optional().describe('City of the county; fairness holds among the counties of a city'),
    stockHouseholds: whole('Households of all old communities of the county'),
    capacityDm2ByYear: byYear('Floor area that can be under construction, in dm² (0.01 m²)').optional(),
    capacityHouseholdsByYear: byYear('Households that can be under construction').optional(),
  })
  .describe('A county: who lives there and what it can build')

const channel = z
  .strictObject({
    id,
    title,
    countyId: id.optional().describe('Given for the matching money of one county'),
    cityId: id.optional().describe('Given for the money of one city'),
    budgetFenByYear: byYear('Budget in fen (0.01 yuan)'),
    carriesOver: z.boolean().describe('Whether what is not spent in a year may be spent later'),
    isPilotOnly: z.boolean().optional().describe('Whether only pilot projects may ask of it'),
  })
  .describe('A funding channel')

const cohort = z
  .strictObject({
    id,
    title,
    deadline: z
      .strictObject({ year: year('Last year'), of: reached })
      .optional()
      .describe('By when every project of the cohort is due'),
    shares: z
      .array(
        z.strictObject({
          year: year('By the end of this year'),
          of: reached,
          measure: z.enum(['households', 'projects']),
          leastShare: share('Least share of the cohort'),
        }),
      )
      .optional(),
  })
  .describe('Communities of one age')

const mode = z
  .strictObject({
    id,
    title: title.optional(),
    isPilotOnly: z.boolean().optional(),
    valuePointsByStartYear: byYear('Need met in points when started in that year'),
    costFenByChannelAndYearOfWorks: z
      .record(id, z.array(z.int().min(0)))
      .describe('Fen asked of each channel in the first, second … year of works'),
    areaDm2ByYearOfWorks: z
      .array(z.int().min(0))
      .describe('Floor area under construction in dm²; its length is the years of works'),
    householdsByYearOfWorks: z
      .array(z.int().min(0))
      .optional()
      .describe('Households under construction; those of the project in every year of works when absent'),
  })
  .describe('A way to pay for a project and carry it out')

const project = z
  .strictObject({
    id,
    name: title,
    countyId: id,
    cohortId: id.optional(),
    households: whole('Households'),
    isPilot: z.boolean().optional(),
    eligibility: z.enum(['eligible', 'unproven', 'ineligible']),
    evidenceYear: year('Year in which the missing papers of an unproven project will be there').optional(),
    notBeforeYear: year('First year in which it may start').optional(),
    forced: z
      .strictObject({
        kind: z.enum(['in', 'out']),
        year: year('The year ordered').optional(),
        reason: z.string().min(1).max(400),
      })
      .optional()
      .describe('An order, with its reason'),
    modes: z.array(mode),
  })
  .describe('A project: one community, or several renovated as one')

const workInProgress = z
  .strictObject({
    id,
    name: title,
    countyId: id,
    costFenByChannelAndYear: z
      .record(id, z.array(z.int().min(0)))
      .optional()
      .describe('Fen taken of each channel; one number for each year of the plan'),
    areaDm2ByYear: byYear('Floor area under construction in dm²').optional(),
    householdsByYear: byYear('Households under construction').optional(),
  })
  .describe('Works begun before the plan')

/** The shape of an instance; cross checks are in read-instance.ts. */
export const instanceShape = z
  .strictObject({
    format: z.literal('huanju-plan-instance/1'),
    title: title.optional(),
    years: z.array(year('A year of the plan')).describe('Calendar years, each following the one before'),
    afterLastYear: z
      .enum(['left-out', 'counts-in-last-year'])
      .optional()
      .describe('Money that falls due after the last year is left out (as a rule), or counts in the last year'),
    counties: z.array(county),
    channels: z.array(channel),
    cohorts: z.array(cohort).optional(),
    projects: z.array(project),
    corridors: z
      .array(
        z.strictObject({
          id,
          projectIds: z.array(id),
          bonusPoints: whole('Points gained when all start in one year'),
          isHard: z.boolean().optional(),
        }),
      )
      .optional()
      .describe('Projects along one pipe corridor'),
    linkedStreets: z
      .array(
        z.strictObject({
          id,
          projectIds: z.array(id),
          mostYearsApart: whole('Most years between the first start and the last'),
        }),
      )
      .optional(),
    pairings: z
      .array(z.strictObject({ id, projectIds: z.array(id) }))
      .optional()
      .describe('Projects that go together or not at all'),
    worksInProgress: z.array(workInProgress).optional(),
    orderOfCohorts: z
      .array(
        z.strictObject({
          olderCohortIds: z.array(id),
          youngerCohortIds: z.array(id),
          startedShare: share('Share of older households to be started first'),
        }),
      )
      .optional(),
    fairShare: z
      .strictObject({ leastRatio: share('Least ratio'), mostRatio: share('Most ratio') })
      .optional()
      .describe('Limits of: share of started households over share of the stock'),
    published: z
      .strictObject({
        startYearByProject: z.record(id, z.int()),
        keepPoints: whole('Points for each project that keeps its year'),
      })
      .optional()
      .describe('The plan already published'),
    constraints: z
      .partialRecord(
        z.enum(constraintIds),
        z.strictObject({ isOn: z.boolean().optional(), citation: z.string().max(400).optional() }),
      )
      .optional()
      .describe('By constraint: whether it holds, and where it is written'),
  })
  .describe('An instance of the planning problem')

/** The JSON Schema (draft 2020-12) of an instance. */
export function instanceJsonSchema(): unknown {
  return z.toJSONSchema(instanceShape, { target: 'draft-2020-12' })
}
