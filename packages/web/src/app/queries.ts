// Server data in one cache: reading by endpoint and input, acting with what must be read anew afterwards.
import type { AnswerOf, CallOf, EndpointShape } from '@huanju/contract'
import {
  keepPreviousData,
  QueryClient,
  replaceEqualDeep,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
} from '@tanstack/react-query'
import { use, useEffect, useRef } from 'react'
import { call, CallProblem, isUnanswered } from './call.ts'
import { AwayContext, meKey } from './session.tsx'

/**
 * The cache; a refused request is not tried again, a lost network is. Nothing waits in silence for a device that is off
 * the network: what was asked fails at once, in words, and what was typed stays.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => !(error instanceof CallProblem && error.status > 0) && count < 2,
    },
  },
})

/** What a screen reads of an endpoint. */
export interface Answer<Value> {
  readonly data: Value | undefined
  readonly error: CallProblem | null
  readonly refetch: () => unknown
  readonly isFetching: boolean
  readonly isPlaceholderData: boolean
}

/**
 * Reads an endpoint; the former page stays on screen while the next is on its way. An answer that no screen waits for any
 * more is given up, so that the server need not think about it. What was read once stays on screen, and with it all that
 * was typed there, while the network or the session is lost: that is said once, around the page.
 */
export function useAnswer<E extends EndpointShape>(
  shape: E,
  given: CallOf<E>,
  { isOn = true, every }: { isOn?: boolean; every?: number } = {},
): Answer<AnswerOf<E>> {
  const client = useQueryClient()
  const isAway = use(AwayContext)
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery<AnswerOf<E>, CallProblem>({
    queryKey: [shape.at, given],
    queryFn: ({ signal }) =>
      call(shape, given, signal).catch((problem: unknown) => {
        if (passes(problem)) void client.invalidateQueries({ queryKey: meKey })
        throw problem
      }),
    enabled: isOn && !isAway,
    placeholderData: keepPreviousData,
    ...(every && { refetchInterval: every }),
  })
  const isSaidAround = data !== undefined && passes(error)
  return { data, error: isSaidAround ? null : error, refetch, isFetching, isPlaceholderData }
}

// Says nothing of the answer: the network comes back, and a person signs in again.
function passes(problem: unknown): boolean {
  return problem instanceof CallProblem && (isUnanswered(problem) || problem.code === 'not-signed-in')
}

/**
 * Does something; afterwards everything on screen is read anew, since one write may show in many places, and since of
 * two writes in one act the first may be done where the second is refused. The same thing asked again while it is under
 * way is not sent again: a second press comes before the screen can show the first. That the session had ended is no
 * longer said to who comes back into it.
 */
export function useAct<Given, Result>(
  act: (given: Given) => Promise<Result>,
  onDone?: (result: Result) => void,
): UseMutationResult<Result, CallProblem, Given> {
  const client = useQueryClient()
  const underWay = useRef<{ readonly given: Given | undefined } | null>(null)
  const mutation = useMutation<Result, CallProblem, Given>({
    mutationFn: act,
    onSuccess: (result) => onDone?.(result),
    onSettled: (_result, _problem, given) => {
      if (underWay.current?.given === given) underWay.current = null
      return client.invalidateQueries()
    },
  })
  const { error, reset } = mutation
  const isAway = use(AwayContext)
  useEffect(() => {
    if (isAway && error?.code === 'not-signed-in') reset()
  }, [isAway, error, reset])
  const mutate = (...asked: Parameters<typeof mutation.mutate>) => {
    const [given] = asked
    if (underWay.current && replaceEqualDeep(underWay.current.given, given) === underWay.current.given) return
    underWay.current = { given }
    mutation.mutate(...asked)
  }
  return { ...mutation, mutate }
}
