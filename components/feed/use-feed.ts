'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { no, type Outcome } from '#lib/outcome.ts'
import type { Arranged } from '#newsroom/feed/arrange.ts'
import type { DeskItem, DeskOrder } from '#newsroom/feed/desk-order.ts'
import type { LoggedMove } from '#newsroom/feed/feed-history.ts'
import { type FeedActions, type FeedName, type FeedProblem, rowsAtFirst, type To } from './actions.ts'
import { anchorsAt, moveShown, ownPlace, type Place, placeAt, removeShown, withPin } from './arrange-shown.ts'
import { backInWords, deedInWords, problemInWords, undoneInWords } from './words.ts'

/** One's own newest move that can be taken back and was not yet. */
export const lastOwn = (moves: readonly LoggedMove[]): LoggedMove | undefined =>
  moves.find((move) => move.mine && move.undoable && !move.undone && move.kind !== 'undo')

/** Milliseconds between two looks whether somebody else changed the order. */
const lookEvery = 2500

type Shown = { items: DeskItem[]; total: number; more: boolean }
type Said = { text: string; tone: 'plain' | 'problem' }
type Problem = FeedProblem | 'unreachable'

export type Desk = ReturnType<typeof useFeed>

/**
 * The feed on the screen: shows a move at once, sends one after the other, then shows what the newsroom says the order is.
 * Every move names the version that was last loaded, which is what its maker saw of the others' work. What went wrong with
 * a move stays said until its maker's next act, whatever news comes.
 */
export function useFeed(feed: FeedName, start: { order: DeskOrder; moves: LoggedMove[] }, actions: FeedActions) {
  const [shown, setShown] = useState<Shown>(start.order)
  const [moves, setMoves] = useState(start.moves)
  const [said, setSaid] = useState<Said>({ text: '', tone: 'plain' })
  const [isLoading, setLoading] = useState(false)
  const seen = useRef(start.order.version)
  const latest = useRef(shown)
  latest.current = shown
  const loaded = useRef<Shown>(start.order)
  const standing = useRef<Problem | null>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const waiting = useRef(0)

  const show = useCallback((next: Shown) => {
    latest.current = next
    setShown(next)
  }, [])

  /** Says what is no answer to a problem, and so waits behind one. */
  const tell = useCallback((text: string) => {
    if (standing.current === null) setSaid({ text, tone: 'plain' })
  }, [])

  const tellProblem = useCallback((problem: Problem, by?: unknown) => {
    standing.current = problem
    setSaid({ text: problemInWords(problem, by), tone: 'problem' })
  }, [])

  /** Loads the order anew, as far as it is on the screen, and the newest moves. False: they could not be had. */
  const refresh = useCallback(async () => {
    const length = Math.min(Math.max(latest.current.items.length, rowsAtFirst), 1000)
    const [order, log] = await Promise.all([actions.order({ feed, length }), actions.log({ feed })]).catch(() => [null, null])
    if (!order?.ok || !log?.ok) {
      if (standing.current === null && order && log) tellProblem(order.ok ? 'unreachable' : order.problem)
      return false
    }
    if (waiting.current > 0) return true // a move was made meanwhile: its own refresh comes
    if (isAway(standing.current)) {
      standing.current = null
      tell(backInWords)
    } else {
      const news = log.value.filter((move) => move.version > seen.current && !move.mine)
      const [newest] = news
      if (newest) tell(`${deedInWords(newest)} “${newest.headline}”${news.length > 1 ? ` and ${news.length - 1} more` : ''}`)
    }
    seen.current = order.value.version
    loaded.current = order.value
    show(order.value)
    setMoves(log.value)
    return true
  }, [actions, feed, show, tell, tellProblem])

  const send = useCallback(
    (ask: () => Promise<Outcome<Arranged, FeedProblem>>, inWords: (done: Arranged) => string) => {
      waiting.current += 1
      standing.current = null
      queue.current = queue.current.then(async () => {
        const answer = await ask().catch(() => null)
        waiting.current -= 1
        if (answer === null) tellProblem('unreachable')
        else if (answer.ok) tell(inWords(answer.value))
        else tellProblem(answer.problem, answer.detail?.by)
        if (waiting.current > 0) return
        const isLoaded = answer !== null && (await refresh())
        if (!isLoaded && !answer?.ok && waiting.current === 0) show(loaded.current)
      })
    },
    [refresh, show, tell, tellProblem],
  )

  useEffect(() => {
    const look = async () => {
      if (document.hidden || waiting.current > 0) return
      const answer = await fetch(`/desk/feed/version?language=${feed.language}`).catch(() => null)
      if (!answer?.ok) return
      const { version }: { version: number } = await answer.json()
      if ((version !== seen.current || isAway(standing.current)) && waiting.current === 0) await refresh()
    }
    const timer = setInterval(() => void look(), lookEvery)
    return () => clearInterval(timer)
  }, [feed.language, refresh])

  const makeInput = (articleId: string) => ({ feed, articleId, seen: seen.current })
  const showItems = (items: DeskItem[], total = latest.current.total) => show({ ...latest.current, items, total })
  const move = (articleId: string, place: Place, to: To) => {
    const asked = makeInput(articleId)
    const wasPinned = latest.current.items.find((item) => item.articleId === articleId)?.pinned ?? place.pinned
    showItems(moveShown(latest.current.items, articleId, place))
    send(
      () => actions.move({ ...asked, to }),
      ({ rank, total, changed }) => {
        const what = !changed ? 'It is at' : place.pinned === wasPinned ? 'Moved to' : place.pinned ? 'Pinned at' : 'Unpinned, moved to'
        return `${what} ${rank} of ${total}`
      },
    )
  }
  const moveBeside = (articleId: string, place: Place) => {
    const anchors = anchorsAt(latest.current.items, articleId, place)
    if (anchors.length > 0) move(articleId, place, { anchors, pinned: place.pinned })
  }

  return {
    ...shown,
    moves,
    said,
    isLoading,
    /** Puts a story at an index (from 0) of the others; among the pinned it is pinned. */
    moveTo: (articleId: string, index: number) => moveBeside(articleId, placeAt(latest.current.items, articleId, index)),
    moveBy(articleId: string, step: 1 | -1) {
      const at = latest.current.items.findIndex((item) => item.articleId === articleId)
      const neighbour = latest.current.items[at + step]
      const story = latest.current.items[at]
      if (!story) return
      if (!neighbour || neighbour.pinned !== story.pinned) {
        const end = step === 1 ? 'the last here' : story.pinned || !neighbour ? 'on top' : 'on top, under the pinned stories'
        standing.current = null
        return tell(`It is already ${end}`)
      }
      moveBeside(articleId, ownPlace(latest.current.items, articleId, at + step))
    },
    moveToTop: (articleId: string) => move(articleId, ownPlace(latest.current.items, articleId, 0), { top: true }),
    /** Counted from 1. What is on the screen is named by its neighbours, what is further down by its number. */
    moveToRank(articleId: string, rank: number) {
      const { items, more } = latest.current
      const place = ownPlace(items, articleId, rank - 1)
      if (more && rank >= items.length) move(articleId, place, { rank })
      else moveBeside(articleId, place)
    },
    pin(articleId: string) {
      const asked = makeInput(articleId)
      showItems(withPin(latest.current.items, articleId, true))
      send(
        () => actions.pin(asked),
        ({ rank, total }) => `Pinned, ${rank} of ${total}`,
      )
    },
    unpin(articleId: string) {
      const asked = makeInput(articleId)
      showItems(withPin(latest.current.items, articleId, false))
      send(
        () => actions.unpin(asked),
        ({ rank, total }) => `Unpinned, now ${rank} of ${total}`,
      )
    },
    takeOut(articleId: string) {
      const asked = makeInput(articleId)
      showItems(removeShown(latest.current.items, articleId), latest.current.total - 1)
      send(
        () => actions.takeOut(asked),
        ({ total }) => `Taken out of the feed, ${total} left. It is still published.`,
      )
    },
    putIn(articleId: string) {
      const asked = makeInput(articleId)
      send(
        () => actions.putIn(asked),
        ({ rank, total }) => `Put in at ${rank} of ${total}`,
      )
    },
    undo(move: LoggedMove) {
      const asked = { feed, version: move.version, seen: seen.current }
      send(
        () => actions.undo(asked),
        (done) => undoneInWords(move, done),
      )
    },
    /** Takes back one's own last move: by the log as it is when its turn comes, for the screen's may be a move behind. */
    undoLast() {
      let last: LoggedMove | undefined
      send(
        async () => {
          const log = await actions.log({ feed })
          if (!log.ok) return log
          last = lastOwn(log.value)
          return last ? actions.undo({ feed, version: last.version, seen: seen.current }) : no('no-such-move')
        },
        (done) => (last ? undoneInWords(last, done) : ''),
      )
    },
    async loadMore() {
      const last = latest.current.items.at(-1)
      if (!last) return
      setLoading(true)
      const next = await actions.order({ feed, after: { pinned: last.pinned, position: last.position }, length: 100 }).catch(() => null)
      setLoading(false)
      if (!next?.ok) return tellProblem(next?.problem ?? 'unreachable')
      loaded.current = withMore(loaded.current, next.value)
      show(withMore(latest.current, next.value))
    },
  }
}

/** What ends by itself, when the network is back or somebody signed in again. */
const isAway = (problem: Problem | null): boolean => problem === 'unreachable' || problem === 'signed-out'

function withMore(shown: Shown, { items, more }: Shown): Shown {
  const known = new Set(shown.items.map(({ articleId }) => articleId))
  return { ...shown, items: [...shown.items, ...items.filter(({ articleId }) => !known.has(articleId))], more }
}
