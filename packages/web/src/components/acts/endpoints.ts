// The endpoints of a flow, made once for the screens that show it.
import { actsOf } from '@huanju/contract/acts'
import type { Flow } from '@huanju/engines/workflow'

const made = new Map<Flow, ReturnType<typeof actsOf>>()

/** The endpoint of one act of a flow. */
export function actFor(flow: Flow, act: string) {
  const { offers: _offers, ...acts } = actsFor(flow)
  const endpoint: ActEndpoint | undefined = acts[act]
  if (!endpoint) throw new Error(`${flow.entity.one} has no act ${act}`)
  return endpoint
}

type ActEndpoint = ReturnType<typeof actsOf>[string]

/** The offers of a flow and each of its acts. */
export function actsFor(flow: Flow): ReturnType<typeof actsOf> {
  const endpoints = made.get(flow) ?? actsOf(flow, [])
  made.set(flow, endpoints)
  return endpoints
}
