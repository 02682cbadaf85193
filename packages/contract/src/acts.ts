// The contract of a flow: what a record offers to a person, and one endpoint for each act, from its declaration.
import { askedOf, derivedActs, flowRefusals, type Flow } from '@huanju/engines/workflow'
import type { RefusalCode } from '@huanju/domain/subjects'
import { keysOf, recordOf } from '@huanju/quantities'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { formOf, rightOf } from './entities.ts'
import { ground, id, line, refusal, words } from './shapes.ts'

/** An act that a person could do now, and what stands against it. */
const offer = z.object({
  act: z.string(),
  title: words,
  to: z.string(),
  against: z.array(refusal).readonly(),
  ground: ground.nullable(),
})

/** Where a record stands, and what could be done with it. */
const standing = z.object({ state: z.string(), version: z.number().int(), offers: z.array(offer) })

const flowCodes = keysOf(flowRefusals.kinds)

/** The endpoints of a flow: its offers, and each act that is not done by the system or elsewhere, by its name. */
export function actsOf<Acts extends string>(
  flow: Flow<never, string, Acts> | Flow<unknown, string, Acts>,
  refuses: readonly RefusalCode[],
) {
  const one = flow as Flow<unknown, string, Acts>
  const { many, title, rights } = one.entity
  const offers = endpoint({
    words: { zh: `${title.zh}可办事项`, en: `What can be done: ${title.en}` },
    at: `GET /${many}/:id/acts`,
    right: rightOf(rights.read),
    params: z.object({ id }),
    gives: standing,
    refuses: ['not-found'],
  })
  return { offers, ...recordOf(derivedActs(one), (act) => actOf(one, act, refuses)) }
}

function actOf<Acts extends string>(flow: Flow<unknown, string, Acts>, act: Acts, refuses: readonly RefusalCode[]) {
  const { title, by } = flow.acts[act]
  return endpoint({
    words: title,
    at: `POST /${flow.entity.many}/:id/acts/${act}`,
    right: rightOf(by),
    params: z.object({ id }),
    body: bodyOf(flow, act),
    gives: standing,
    refuses: ['invalid-input', 'not-found', 'stale-version', ...flowCodes, ...refuses],
  })
}

/** What is sent with an act: what it asks, the version that was seen, and what succeeds its clause. */
export type ActBody = Readonly<Record<string, unknown>> & {
  readonly version: number
  /** The document that succeeds the clause the act rests on, or a reason; asked where the clause is not plainly in force. */
  readonly successor: string | null
}

function bodyOf<Acts extends string>(flow: Flow<unknown, string, Acts>, act: Acts): z.ZodType<ActBody> {
  const form = formOf(askedOf(flow, act)).extend({ version: z.number().int(), successor: line(200).nullable() })
  return form as unknown as z.ZodType<ActBody>
}
