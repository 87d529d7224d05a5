'use client'

import { useMutation } from '@tanstack/react-query'
import { inTime } from '#components/ui/in-time.ts'
import type { Steady } from '#components/ui/use-steady.ts'
import type { FeedShape } from '#db/schema/feed.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Arranged } from '#newsroom/feed/arrange.ts'
import type { Look } from '#newsroom/feed/desk-order.ts'
import type { LoggedMove } from '#newsroom/feed/feed-history.ts'
import type { FeedActions, FeedName, FeedProblem, To } from './actions.ts'
import { anchorsAt, moveShown, ownPlace, type Place, placeAt, placeInPage, removeShown, withPin } from './arrange-shown.ts'
import { type Known, type Order, useOrder } from './use-order.ts'
import { type StatusLine, useStatusLine } from './use-status-line.ts'
import { isOfPicture, undoneInWords, withoutInWords } from './words.ts'

/** One's own newest move that can be undone and has not been. */
export const lastOwn = (moves: readonly LoggedMove[]): LoggedMove | undefined =>
  moves.find((move) => move.mine && move.undoable && !move.undone && move.kind !== 'undo')

export type Desk = ReturnType<typeof useFeed>
export type Acts = Steady<Desk>

/**
 * The feed on the screen. Shows a move at once, sends moves one after the other, then shows the order that the server returns. Every move
 * contains the version that was last loaded, that is, what the editor saw.
 */
export function useFeed(feed: FeedName, start: Known, actions: FeedActions) {
  const status = useStatusLine()
  const order = useOrder(feed, start, actions, status)
  const tools = { feed, actions, order, status, send: useSend(order, status) }
  const { items, total, more, shape, hasDraft, launch, feedId } = order.shown.order
  return {
    ...{ items, total, more, moves: order.shown.moves, said: status.said },
    ...{ shape, hasDraft, launch, feedId, version: () => order.current().order.version },
    ...{ refresh: order.refresh, tellProblem: status.tellProblem, tell: status.tell, isOver: order.isOver },
    ...arranging(tools),
    ...{ isLoading: order.isLoading, loadMore: order.loadMore },
    ...placing(tools),
    ...listing(tools),
    ...undoing(tools),
  }
}

/** `isSaidThere`: of the problems that the panel shows which asked. */
type Act = {
  ask: () => Promise<Outcome<Arranged, FeedProblem>>
  inWords: (done: Arranged) => string
  isSaidThere?: (problem: FeedProblem | 'unreachable') => boolean
}
type Tools = {
  feed: FeedName
  actions: FeedActions
  order: Order
  status: StatusLine
  send: (...act: [Act['ask'], Act['inWords'], Act['isSaidThere']?]) => Promise<Outcome<Arranged, FeedProblem | 'unreachable'>>
}

/** Sends actions one after the other. After the last one the order is reloaded; refused moves are reverted. */
function useSend(order: Order, status: StatusLine): Tools['send'] {
  const { mutateAsync } = useMutation({
    scope: { id: 'feed' },
    networkMode: 'always',
    mutationFn: ({ ask }: Act) => inTime(ask()),
    onSuccess: async (answer, { inWords, isSaidThere }) => {
      order.underWay.current -= 1
      if (answer.ok) {
        const { without = [] } = answer.value
        status.tell(withoutInWords(status.say, inWords(answer.value), without), without.length > 0 ? 'note' : 'plain')
      } else if (!isSaidThere?.(answer.problem)) status.tellProblem(answer.problem, answer.detail)
      if (order.underWay.current > 0) return
      const isLoaded = (answer.ok || answer.problem !== 'unreachable') && (await order.refresh())
      if (!isLoaded && !answer.ok && order.underWay.current === 0) order.showLoaded()
    },
  })
  return (ask, inWords, isSaidThere) => {
    order.underWay.current += 1
    status.forget()
    return mutateAsync({ ask, inWords, ...(isSaidThere && { isSaidThere }) })
  }
}

const makeInput = ({ feed, order }: Tools, articleId: string) => ({ feed, articleId, seen: order.current().order.version })

/** Moves a story to a place on the screen, which is sent as its neighbours there. */
function makeMover(tools: Tools) {
  const { actions, order, status, send } = tools
  const items = () => order.current().order.items
  const move = (articleId: string, place: Place, to: To) => {
    const asked = makeInput(tools, articleId)
    const wasPinned = items().find((item) => item.articleId === articleId)?.pinned ?? place.pinned
    order.show({ items: moveShown(items(), articleId, place) })
    send(
      () => actions.move({ ...asked, to }),
      ({ rank, total, changed }) => {
        const what = !changed ? 'isAt' : place.pinned === wasPinned ? 'movedTo' : place.pinned ? 'pinnedAt' : 'unpinnedTo'
        return status.say(`feed.${what}`, { rank: rank ?? 0, total })
      },
    )
  }
  const moveBeside = (articleId: string, place: Place) => {
    const anchors = anchorsAt(items(), articleId, place)
    if (anchors.length > 0) move(articleId, place, { anchors, pinned: place.pinned })
  }
  return { items, move, moveBeside }
}

function placing(tools: Tools) {
  const { order, status } = tools
  const { items, move, moveBeside } = makeMover(tools)
  return {
    /** Moves a story to an index (from 0) among the others; among pinned stories it becomes pinned. */
    moveTo: (articleId: string, index: number) => moveBeside(articleId, placeAt(items(), articleId, index)),
    moveBy(articleId: string, step: 1 | -1) {
      const at = items().findIndex((item) => item.articleId === articleId)
      const [story, neighbour] = [items()[at], items()[at + step]]
      if (!story) return
      if (neighbour?.pinned === story.pinned) return moveBeside(articleId, ownPlace(items(), articleId, at + step))
      const end = step === 1 ? 'last' : story.pinned || !neighbour ? 'top' : 'topOfRest'
      status.forget()
      status.tell(status.say(`feed.already-${end}`))
    },
    moveToTop: (articleId: string) => move(articleId, ownPlace(items(), articleId, 0), { top: true }),
    /** `rank` is counted from 1. A place on the screen is sent as its neighbours, one further down as a rank. */
    moveToRank(articleId: string, rank: number) {
      const place = ownPlace(items(), articleId, rank - 1)
      if (order.current().order.more && rank >= items().length) move(articleId, place, { rank })
      else moveBeside(articleId, place)
    },
    /** Puts a story into a place of the page's shape. It is pinned there if every story before it is. */
    putInPlace: (articleId: string, index: number) => moveBeside(articleId, placeInPage(items(), articleId, index)),
    /** Pins the stories of the places down to this one where they are. */
    pinDownTo(index: number) {
      for (const [at, { articleId, pinned }] of items()
        .slice(0, index + 1)
        .entries())
        if (!pinned) moveBeside(articleId, { index: at, pinned: true })
    },
  }
}

function listing(tools: Tools) {
  const { actions, order, status, send } = tools
  const list = () => order.current().order
  return {
    pin(articleId: string) {
      const asked = makeInput(tools, articleId)
      order.show({ items: withPin(list().items, articleId, true) })
      send(
        () => actions.pin(asked),
        ({ rank, total }) => status.say('feed.pinnedNow', { rank: rank ?? 0, total }),
      )
    },
    unpin(articleId: string) {
      const asked = makeInput(tools, articleId)
      order.show({ items: withPin(list().items, articleId, false) })
      send(
        () => actions.unpin(asked),
        ({ rank, total }) => status.say('feed.unpinnedNow', { rank: rank ?? 0, total }),
      )
    },
    takeOut(articleId: string) {
      const asked = makeInput(tools, articleId)
      order.show({ items: removeShown(list().items, articleId), total: list().total - 1 })
      send(
        () => actions.takeOut(asked),
        ({ total }) => status.say('feed.takenOut', { total }),
      )
    },
    putIn(articleId: string) {
      const asked = makeInput(tools, articleId)
      send(
        () => actions.putIn(asked),
        ({ rank, total }) => status.say('feed.putInAt', { rank: rank ?? 0, total }),
      )
    },
  }
}

/** How the feed and its stories look, and its whole order. */
function arranging(tools: Tools) {
  const { feed, actions, order, status, send } = tools
  const version = () => order.current().order.version
  const unmoved = async <Problem extends FeedProblem>(
    answer: Promise<Outcome<{ without: string[] } | { changed: boolean } | { shape: FeedShape }, Problem>>,
  ): Promise<Outcome<Arranged, Problem>> => {
    const settled = await answer
    if (!settled.ok) return settled
    const without = 'without' in settled.value ? settled.value.without : []
    return done({ version: version(), changed: true, rank: null, total: order.current().order.total, without })
  }
  return {
    chooseShape(shape: FeedShape) {
      order.show({ shape })
      send(
        () => unmoved(actions.chooseShape({ feed, shape })),
        () => status.say('feed.shapeChosen'),
      )
    },
    setLook(articleId: string, look: Look) {
      order.show({ items: order.current().order.items.map((item) => (item.articleId === articleId ? { ...item, look } : item)) })
      return send(
        () => unmoved(actions.setLook({ feed, articleId, ...look })),
        () => status.say('feed.lookSaved'),
        isOfPicture,
      )
    },
    restore(older: number) {
      const asked = { feed, version: older, seen: version() }
      send(
        () => unmoved(actions.restore(asked)),
        () => status.say('feed.restored'),
      )
    },
  }
}

function undoing({ feed, actions, order, status, send }: Tools) {
  const version = () => order.current().order.version
  return {
    undo(move: LoggedMove) {
      const asked = { feed, version: move.version, seen: version() }
      send(
        () => actions.undo(asked),
        (done) => undoneInWords(status.say, move, done),
      )
    },
    /** Undoes one's own last move. It reads the history when its turn comes, because the screen may be one move behind. */
    undoLast() {
      let last: LoggedMove | undefined
      send(
        async () => {
          const log = await actions.log({ feed })
          if (!log.ok) return log
          last = lastOwn(log.value)
          return last ? actions.undo({ feed, version: last.version, seen: version() }) : no('no-such-move')
        },
        (done) => (last ? undoneInWords(status.say, last, done) : ''),
      )
    },
  }
}
