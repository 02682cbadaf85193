// Who is signed in: one record for the whole page, and what may be done with it.
import type { AnswerOf } from '@huanju/contract'
import type { Right } from '@huanju/domain/subjects'
import { methods, whoAmI } from '@huanju/contract/identity'
import { useQuery } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { call, keepCsrfToken, type CallProblem } from './call.ts'

export type Me = AnswerOf<typeof whoAmI>
export const MeContext = createContext<Me | null>(null)
/** Whether the session has ended, so that the page waits out of sight and asks nothing. */
export const AwayContext = createContext(false)
export const meKey = ['me']

// How soon is looked again whether the network is back.
const lostMs = 5000

/** Reads the session; null where nobody is signed in. While the network is lost, it is asked for again and again. */
export function useSession() {
  return useQuery<Me | null, CallProblem>({
    queryKey: meKey,
    staleTime: 60_000,
    retry: false,
    refetchInterval: ({ state }) => state.status === 'error' && lostMs,
    queryFn: readSession,
  })
}

/** Who is signed in by now in this browser; null for nobody. */
export async function readSession(): Promise<Me | null> {
  const { isSignedIn } = await call(methods, {})
  if (!isSignedIn) return null
  const me = await call(whoAmI, {})
  keepCsrfToken(me.csrfToken)
  return me
}

/** The signed-in person; only below the shell, which shows the sign-in page otherwise. */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('nobody is signed in')
  return me
}

/** Whether the person holds a right. */
export function useRight(right: Right): boolean {
  return useMe().rights.includes(right)
}
