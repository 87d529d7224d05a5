'use client'

import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query'
import type { Outcome } from '#lib/outcome.ts'
import { type Unanswered, valueInTime } from './unanswered.ts'

type How<Value> = {
  /** The value that is known already: the query then does not run at first. */
  start?: Value
  /** Milliseconds until the query runs again while the page is visible, by the last value and the number of runs. False: never. */
  every?: (value: Value | undefined, times: number) => number | false
  /** False: not fetched again when the window gets the focus. For what a person is about to confirm. */
  onFocus?: boolean
}

/**
 * A query over the network. It runs when its component is mounted, when its key changes and when the window gets the focus. `value` is the
 * last successful answer; `problem` says why the newest query failed.
 */
export function useAnswer<Value, Problem extends string>(
  key: QueryKey,
  ask: (signal: AbortSignal) => Promise<Outcome<Value, Problem>>,
  { start, every, onFocus = true }: How<Value> = {},
) {
  const query = useQuery<Value, Unanswered<Problem>>({
    queryKey: key,
    queryFn: ({ signal }) => valueInTime(ask(signal)),
    initialData: start,
    placeholderData: keepPreviousData,
    refetchOnMount: start === undefined,
    refetchOnWindowFocus: onFocus,
    refetchInterval: ({ state }) => every?.(state.data, state.dataUpdateCount + state.errorUpdateCount) ?? false,
    gcTime: 0, // a component that is mounted again fetches again
  })
  // Getters: a component is drawn again only when something changes that it reads. Few read that a query runs, which is twice each time.
  return {
    get value() {
      return query.data
    },
    get problem() {
      return query.error?.problem ?? null
    },
    get isAsking() {
      return query.isFetching
    },
    again: query.refetch,
  }
}
