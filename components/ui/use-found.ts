'use client'

import { keepPreviousData, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query'

/** Milliseconds after a letter until its words are searched: the next letter may come. */
const pause = 150

/**
 * What is found by words (null: nothing is looked for) while they are typed. Until the newest words have their answer, that of the words before is given
 * and `isCurrent` is false. `find` throws when it has no answer (valueInTime): then
 * `hasFailed` is true, and the next letter asks again, as does the window when it comes to the front.
 */
export function useFound<Value>(key: QueryKey, words: string | null, find: (words: string) => Promise<Value[]>) {
  const client = useQueryClient()
  const queryKey = [...key, words]
  const { data, isError, isPlaceholderData, isPending } = useQuery({
    queryKey,
    enabled: words !== null,
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, words === '' ? 0 : pause))
      signal.throwIfAborted()
      return find(words ?? '')
    },
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: true,
    gcTime: 0,
  })
  return {
    found: data ?? [],
    isCurrent: !isPending && !isPlaceholderData,
    hasFailed: isError,
    /** Nothing of what these words have found may be chosen any more. */
    forget: () => void client.setQueryData(queryKey, []),
  }
}
