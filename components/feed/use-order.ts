'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type Unanswered, valueInTime } from '#components/ui/unanswered.ts'
import { usePoll } from '#components/ui/use-poll.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { DeskItem, DeskOrder } from '#newsroom/feed/desk-order.ts'
import type { LoggedMove } from '#newsroom/feed/feed-history.ts'
import type { FeedVersion } from '#newsroom/feed/feed-version.ts'
import { type FeedActions, type FeedName, type FeedProblem, feedDeskPath, rowsAtFirst } from './actions.ts'
import { keepSame } from './feed-rows.ts'
import type { StatusLine } from './use-status-line.ts'
import { deedInWords } from './words.ts'

export type Known = { order: DeskOrder; moves: LoggedMove[] }
export type Order = ReturnType<typeof useOrder>

/** Milliseconds between two polls for changes by others. */
const lookEvery = 2_500

/**
 * The order on the screen: the last one loaded, plus moves that the server has not answered yet. Changes by others appear by themselves,
 * but not while a move is being sent.
 */
export function useOrder(feed: FeedName, start: Known, actions: FeedActions, status: StatusLine) {
  const client = useQueryClient()
  const queryKey = ['feed', feed]
  const loaded = useRef(start)
  const underWay = useRef(0)
  const { data: shown, refetch } = useQuery<Known, Unanswered<FeedProblem>>({
    queryKey,
    queryFn: async () => {
      const [order, moves] = await Promise.all([
        valueInTime(actions.order({ feed, length: Math.min(Math.max(current().order.items.length, rowsAtFirst), 1000) })),
        valueInTime(actions.log({ feed })),
      ])
      if (underWay.current > 0) return current() // a move was made meanwhile, which triggers a reload
      tellNews(status, moves, current().order.version)
      loaded.current = { order: { ...order, items: keepSame(order.items, current().order.items) }, moves }
      return loaded.current
    },
    initialData: start,
    refetchOnMount: false,
    gcTime: 0,
    structuralSharing: false, // keepSame knows a story in another place
  })
  const current = (): Known => client.getQueryData<Known>(queryKey) ?? loaded.current
  const show = (next: Partial<DeskOrder>) => client.setQueryData<Known>(queryKey, { ...current(), order: { ...current().order, ...next } })

  /** Reloads the visible part of the order and the newest moves. False when that failed. */
  async function refresh(): Promise<boolean> {
    const { error } = await refetch()
    if (error && error.problem !== 'unreachable' && status.isSilent()) status.tellProblem(error.problem)
    return !error
  }

  const [isOver, setOver] = useState(false)
  usePoll<FeedVersion>(
    feedDeskPath(feed, '/version'),
    async (answer) => {
      if (answer.version === null) return setOver(true)
      const { version, looks } = current().order
      const isNew = answer.version !== version || answer.looks !== looks
      if (underWay.current === 0 && (isNew || status.isAway())) await refresh()
    },
    { topic: 'feed', every: lookEvery, isCut: status.isAway() },
  )
  const more = useMore(feed, actions.order, status, {
    last: () => current().order.items.at(-1),
    add: (next) => {
      loaded.current = { ...loaded.current, order: withMore(loaded.current.order, next) }
      show(withMore(current().order, next))
    },
  })
  return { ...more, isOver, shown: shown ?? loaded.current, current, underWay, refresh, show, showLoaded: () => show(loaded.current.order) }
}

/** Announces what others did since the order on the screen was loaded. */
function tellNews(status: StatusLine, moves: readonly LoggedMove[], seen: number): void {
  const news = moves.filter((move) => move.version > seen && !move.mine)
  const [newest] = news
  if (status.isAway()) status.tellIsBack()
  else if (newest) {
    const about = { deed: deedInWords(status.say, newest), headline: newest.headline }
    status.tell(news.length > 1 ? status.say('feed.newsMore', { ...about, count: news.length - 1 }) : status.say('feed.news', about))
  }
}

/** Loads the stories after the last visible one. */
function useMore(
  feed: FeedName,
  ask: FeedActions['order'],
  status: StatusLine,
  list: { last: () => DeskItem | undefined; add: (next: DeskOrder) => void },
) {
  const { run, isBusy } = useRequest(ask)
  async function loadMore(): Promise<void> {
    const last = list.last()
    if (!last) return
    const next = await run({ feed, after: { pinned: last.pinned, position: last.position }, length: 100 })
    if (next.ok) list.add(next.value)
    else status.tellProblem(next.problem)
  }
  return { loadMore, isLoading: isBusy }
}

function withMore(shown: DeskOrder, { items, more }: DeskOrder): DeskOrder {
  const known = new Set(shown.items.map(({ articleId }) => articleId))
  return { ...shown, items: [...shown.items, ...items.filter(({ articleId }) => !known.has(articleId))], more }
}
