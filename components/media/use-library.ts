'use client'

import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askAddress } from '#components/ui/ask-address.ts'
import { valueInTime } from '#components/ui/unanswered.ts'
import { usePoll } from '#components/ui/use-poll.ts'
import type { LibraryPart } from '#newsroom/media/input.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'

export type LibraryPage = { pictures: LibraryPicture[]; next: string | null }

/** What the library is narrowed to, besides words. */
export type LibraryFilters = { part?: LibraryPart; place?: string; person?: string }

export type Library = {
  pictures: readonly LibraryPicture[]
  words: string
  filters: LibraryFilters
  isAsking: boolean
  /** The newest query failed. The previous pictures are shown. */
  isBroken: boolean
  hasMore: boolean
  search: (words: string) => void
  narrow: (filters: LibraryFilters) => void
  more: () => void
  again: () => void
  /** Inserts or replaces a picture that was just added or changed. */
  put: (picture: LibraryPicture) => void
  /** Leaves out a picture that went into the bin, or came from it. */
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
  const start = isTyped || filters.part !== firstFilters.part ? undefined : first
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
  const put = (picture: LibraryPicture) => {
    client.setQueryData<Known>(queryKey, (known) => known && withPicture(known, picture))
    if (query.isRefetching) void query.refetch() // the response in progress may not contain it
  }
  const leaveOut = (id: string) => {
    client.setQueryData<Known>(queryKey, (known) => known && withoutPicture(known, id))
    if (query.isRefetching) void query.refetch()
  }
  const pictures = joinPages(query.data?.pages ?? [])
  useUnfinished(pictures, put)
  return {
    pictures,
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

type Known = InfiniteData<LibraryPage, string | null>

/** Polls the pictures that are processing until each is ready or has failed. */
function useUnfinished(pictures: readonly LibraryPicture[], put: (picture: LibraryPicture) => void): void {
  const ids = pictures.filter(isUnfinished).map(({ id }) => id)
  usePoll<LibraryPage>(
    ids.length > 0 ? `/api/media?ids=${ids.slice(0, 100).join(',')}` : null,
    (found) => {
      for (const picture of found.pictures) if (!isUnfinished(picture)) put(picture)
    },
    { every: lookAgain },
  )
}

const isUnfinished = ({ state }: LibraryPicture) => state === 'processing'

/** The next letter starts a new query, which aborts this one. */
async function letTyping(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, pause))
  signal.throwIfAborted()
}

const toQuery = (asked: Record<string, string | undefined>, after: string | null) =>
  new URLSearchParams(Object.entries({ ...asked, after: after ?? undefined }).flatMap(([name, value]) => (value ? [[name, value]] : [])))

/** A picture that was moved to the top may appear again on a later page. */
function joinPages(pages: readonly LibraryPage[]): LibraryPicture[] {
  const joined = new Map<string, LibraryPicture>()
  for (const picture of pages.flatMap(({ pictures }) => pictures)) if (!joined.has(picture.id)) joined.set(picture.id, picture)
  return [...joined.values()]
}

const withoutPicture = ({ pages, pageParams }: Known, id: string): Known => ({
  pages: pages.map((page) => ({ ...page, pictures: page.pictures.filter((there) => there.id !== id) })),
  pageParams,
})

function withPicture({ pages, pageParams }: Known, picture: LibraryPicture): Known {
  const isThere = pages.some(({ pictures }) => pictures.some(({ id }) => id === picture.id))
  const changed = pages.map((page, at) => ({
    ...page,
    pictures: isThere
      ? page.pictures.map((there) => (there.id === picture.id ? picture : there))
      : at === 0
        ? [picture, ...page.pictures]
        : page.pictures,
  }))
  return { pages: changed, pageParams }
}
