'use client'

import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query'
import type { Outcome } from '#lib/outcome.ts'
import { type Unanswered, valueInTime } from './unanswered.ts'

type How<Value> = {
  /** What is known already: then it is not asked at first. */
  start?: Value
  /** Milliseconds until it is asked again while the page is in sight, by what is known and how often it was asked. */
  every?: (value: Value | undefined, times: number) => number | false
  /** False where what a person is about to confirm must not change under the hand. */
  onFocus?: boolean
}

/**
 * A question that changes nothing, asked over a network when its screen opens, when its key changes, and when the window
 * comes back into sight. `value` is the last good answer; `problem` says why the newest question has none.
 */
export function useAnswer<Value, Problem extends string>(
  key: QueryKey,
  ask: (signal: AbortSignal) => Promise<Outcome<Value, Problem>>,
  { start, every, onFocus = true }: How<Value> = {},
) {
  const { data, error, isFetching, refetch } = useQuery<Value, Unanswered<Problem>>({
    queryKey: key,
    queryFn: ({ signal }) => valueInTime(ask(signal)),
    initialData: start,
    placeholderData: keepPreviousData,
    refetchOnMount: start === undefined,
    refetchOnWindowFocus: onFocus,
    refetchInterval: ({ state }) => every?.(state.data, state.dataUpdateCount + state.errorUpdateCount) ?? false,
    gcTime: 0, // who opens the screen again asks again
  })
  return { value: data, problem: error?.problem ?? null, isAsking: isFetching, again: refetch }
}
