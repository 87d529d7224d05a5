'use client'

import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askAddress } from '#components/ui/ask-address.ts'
import { valueInTime } from '#components/ui/unanswered.ts'
import { usePoll } from '#components/ui/use-poll.ts'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import type { LibraryKind, LibraryPart } from '#newsroom/media/library-choices.ts'
import { joinPages, type Known, type LibraryPage, renewItem, withItem, withoutItem } from './library-pages.ts'

/** What the library is narrowed to, besides words. */
export type LibraryFilters = { kind?: LibraryKind; part?: LibraryPart; place?: string; person?: string }

export type Library = {
  items: readonly LibraryItem[]
  words: string
  filters: LibraryFilters
  isAsking: boolean
  /** The newest query failed. The previous answer is shown. */
  isBroken: boolean
  hasMore: boolean
  search: (words: string) => void
  narrow: (filters: LibraryFilters) => void
  more: () => void
  again: () => void
  /** Inserts or replaces what was just added or changed. */
  put: (item: LibraryItem) => void
  /** Leaves out what went into the bin, or came from it. */
  leaveOut: (id: string) => void
}

/** Milliseconds after the last letter until the search starts. */
const pause = 250
/** Milliseconds between two polls for pictures that are processing. */
const lookAgain = 1_200

/** The library with search and pagination, newest first; pictures that are processing are polled. */
export function useLibrary(first?: LibraryPage, { bin, ...firstFilters }: LibraryFilters & { bin?: 'yes' } = {}): Library {
  const [words, search] = useState('')
  const [filters, narrow] = useState<LibraryFilters>(firstFilters)
  const client = useQueryClient()
  const asked = { words, ...filters, bin }
  const queryKey = ['library', asked]
  const isTyped = words !== '' || filters.place !== firstFilters.place || filters.person !== firstFilters.person
  const start = isTyped || filters.part !== firstFilters.part || filters.kind !== firstFilters.kind ? undefined : first
  const query = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam, signal }) => {
      if (isTyped && pageParam === null) await letTyping(signal)
      return valueInTime(askAddress<LibraryPage>(`/api/media?${toQuery(asked, pageParam)}`, signal))
    },
    initialPageParam: null as string | null, // no cursor for the first page
    getNextPageParam: ({ next }) => next,
    initialData: start && { pages: [start], pageParams: [null] },
    placeholderData: keepPreviousData,
    refetchOnMount: start === undefined,
    refetchOnWindowFocus: true,
    gcTime: 0,
  })
  const put = (item: LibraryItem) => {
    client.setQueryData<Known>(queryKey, (known) => known && withItem(known, item))
    if (query.isRefetching) void query.refetch() // the response in progress may not contain it
  }
  const leaveOut = (id: string) => {
    client.setQueryData<Known>(queryKey, (known) => known && withoutItem(known, id))
    if (query.isRefetching) void query.refetch()
  }
  const items = joinPages(query.data?.pages ?? [])
  useUnfinished(items, (item) => client.setQueryData<Known>(queryKey, (known) => known && renewItem(known, item)))
  return {
    items,
    words,
    filters,
    isAsking: query.isFetching,
    isBroken: query.isError,
    hasMore: query.hasNextPage,
    search,
    narrow,
    more: () => void (query.isPlaceholderData || query.fetchNextPage()),
    again: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
    put,
    leaveOut,
  }
}

/** Polls the pictures that are processing until each is ready or has failed. */
function useUnfinished(items: readonly LibraryItem[], renew: (item: LibraryItem) => void): void {
  const ids = items.filter(isUnfinished).map(({ id }) => id)
  usePoll<LibraryPage>(
    ids.length > 0 ? `/api/media?ids=${ids.slice(0, 100).join(',')}` : null,
    (found) => {
      for (const item of found.items) if (!isUnfinished(item)) renew(item)
    },
    { every: lookAgain },
  )
}

const isUnfinished = (item: LibraryItem) => item.kind === 'picture' && item.state === 'processing'

/** The next letter starts a new query, which aborts this one. */
async function letTyping(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, pause))
  signal.throwIfAborted()
}

const toQuery = (asked: Record<string, string | undefined>, after: string | null) =>
  new URLSearchParams(Object.entries({ ...asked, after: after ?? undefined }).flatMap(([name, value]) => (value ? [[name, value]] : [])))
