// How the endpoints of a subject are walked by the proof of isolation: one case each, written beside the subject.
import type { Contract } from '@huanju/contract'
import type { Place } from '../proofs/furnish.ts'
import type { Client } from './harness.ts'

type Given = Parameters<Client['call']>[1] & { params?: Record<string, string>; answers?: number }

/** The password of every person of the twin city. */
export const testPassword = 'Correct-horse-1949'

/** How an endpoint is walked. */
export interface Case {
  /** A county asks for what is its own; the answer may hold nothing of the other. */
  readonly own?: (own: Place) => Given | Promise<Given>
  /** A county reaches for the other's: 404, or the 400 that a place which does not exist gets as well (`answers`). */
  readonly foreign?: (other: Place, own: Place) => Given[]
  /** Whether the county's own mark is in the answer: the control that shows the walk could see a leak. */
  readonly isMarked?: boolean
  /** The status of a county's own request, where it is not 2xx. */
  readonly status?: number
}

/** A case for each endpoint of a subject; one without does not compile. */
export type CasesOf<Name extends keyof Contract> = { readonly [Endpoint in keyof Contract[Name]]: Case }

const nothing = {}

/** Asked for without anything; nothing of a county is in the answer. */
export const plain: Case = { own: () => nothing }
/** Asked for without anything; the county's own mark is in the answer. */
export const marked: Case = { own: () => nothing, isMarked: true }
/** The day on which things are asked. */
export const day = '2026-11-23'

/** Asked for with parameters that stand for a record: the own one answers, the other county's is not found. */
export function ofParams(
  params: (place: Place) => Record<string, string>,
  rest: Omit<Given & object, 'params'> = {},
  isMarked = true,
): Case {
  return {
    own: (own) => ({ params: params(own), ...rest }),
    foreign: (other) => [{ params: params(other), ...rest }],
    isMarked,
  }
}
