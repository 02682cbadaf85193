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
  type UseQueryResult,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { call, CallProblem } from './call.ts'

/** The cache; a refused request is not tried again, a lost network is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => !(error instanceof CallProblem && error.status > 0) && count < 2,
    },
  },
})

/**
 * Reads an endpoint; the former page stays on screen while the next is on its way. An answer that no screen waits for any
 * more is given up, so that the server need not think about it.
 */
export function useAnswer<E extends EndpointShape>(
  shape: E,
  given: CallOf<E>,
  { isOn = true, every }: { isOn?: boolean; every?: number } = {},
): UseQueryResult<AnswerOf<E>, CallProblem> {
  return useQuery<AnswerOf<E>, CallProblem>({
    queryKey: [shape.at, given],
    queryFn: ({ signal }) => call(shape, given, signal),
    enabled: isOn,
    placeholderData: keepPreviousData,
    ...(every && { refetchInterval: every }),
  })
}

/**
 * Does something; afterwards everything on screen is read anew, since one write may show in many places, and since of
 * two writes in one act the first may be done where the second is refused. The same thing asked again while it is under
 * way is not sent again: a second press comes before the screen can show the first.
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
  const mutate = (...asked: Parameters<typeof mutation.mutate>) => {
    const [given] = asked
    if (underWay.current && replaceEqualDeep(underWay.current.given, given) === underWay.current.given) return
    underWay.current = { given }
    mutation.mutate(...asked)
  }
  return { ...mutation, mutate }
}
