'use client'

import { keepPreviousData, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/** Milliseconds after a letter until the search starts, in case the next letter follows. */
const pause = 150

/**
 * Searches while one types (`words` null: no search). `find` may end an older search by its signal. Until the newest text has a result, the
 * previous result is returned and `isCurrent` is false. `find` throws when it has no answer (valueInTime): then `hasFailed` is true, and the
 * next letter searches again, as does the window when it gets the focus.
 */
export function useSearchResults<Value>(
  key: QueryKey,
  words: string | null,
  find: (words: string, signal: AbortSignal) => Promise<Value[]>,
) {
  const client = useQueryClient()
  const queryKey = [...key, words]
  const { data, isError, isPlaceholderData, isPending } = useQuery({
    queryKey,
    enabled: words !== null,
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, words === '' ? 0 : pause))
      signal.throwIfAborted()
      return find(words ?? '', signal)
    },
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: true,
    gcTime: 0,
  })
  return {
    found: data ?? [],
    isCurrent: !isPending && !isPlaceholderData,
    hasFailed: isError,
    /** Drops the results of this text, so that none of them can be chosen. */
    forget: () => void client.setQueryData(queryKey, []),
  }
}

/** The same for the choices of a field that a page always has: they are searched once somebody comes to it, and its `onFocus` says so. */
export function useChoices<Value>(key: QueryKey, words: string | null, find: (words: string, signal: AbortSignal) => Promise<Value[]>) {
  const [isUsed, setUsed] = useState(false)
  return { ...useSearchResults(key, isUsed || words !== '' ? words : null, find), onFocus: () => setUsed(true) }
}
