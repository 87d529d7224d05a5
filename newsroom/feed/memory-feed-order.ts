import type { FeedOrder } from './feed-order.ts'
import { compare, type Item, inOrder, itemsInOrder, type Move, type Place, rewind } from './order.ts'

export type MemoryFeedOrder = FeedOrder & {
  places: ReadonlyMap<string, Place>
  /** What was appended, oldest first. */
  log: readonly Move[]
  ids: () => string[]
}

type Start = {
  version: number
  items: readonly Item[]
  isLive: (articleId: string) => boolean
  /** The moves that a story made before, oldest first. */
  earlierMovesOf?: (articleId: string) => Promise<readonly Move[]>
}

/**
 * A feed in memory, on which the same decisions can be tried as on the one in Postgres: for what the plan will do to it, and for tests. It
 * knows the orders from its start on, and of those the stories it was given.
 */
export function memoryFeedOrder({ version: begun, items, isLive, earlierMovesOf = async () => [] }: Start): MemoryFeedOrder {
  const places = new Map<string, Place>(items.map(({ articleId, pinned, position }) => [articleId, { pinned, position }]))
  const log: Move[] = []
  const entries = new Map<number, number[]>()
  const listItems = () => itemsInOrder(places)
  const group = (pinned: boolean) => listItems().filter((item) => item.pinned === pinned)
  const keys = () => [...places.values()].map(({ position }) => position).sort((one, other) => (one < other ? -1 : 1))
  const order: MemoryFeedOrder = {
    places,
    log,
    ids: () => inOrder(places),
    version: begun,
    entry: null,
    placeOf: async (id) => places.get(id) ?? null,
    isLive: async (id) => isLive(id),
    below: async (pinned, position) => group(pinned).find((item) => position === undefined || item.position > position) ?? null,
    above: async (pinned, position) => group(pinned).findLast((item) => position === undefined || item.position < position) ?? null,
    takenOver: async (position) => keys().find((key) => position === null || key > position) ?? null,
    takenUnder: async (position) => keys().findLast((key) => key < position) ?? null,
    holderOf: async (position) => listItems().find((item) => item.position === position)?.articleId ?? null,
    movesOf: async (id) => [...(await earlierMovesOf(id)), ...log.filter(({ articleId }) => articleId === id)],
    moveAt: async (version) => log[version - begun - 1] ?? null,
    partsOf: async (version) => entries.get(version) ?? [version],
    movedSince: async (ids, version) =>
      new Set(log.filter((move) => move.version > version && ids.includes(move.articleId)).map((move) => move.articleId)),
    orderAt: async (version, count) => itemsInOrder(rewind(places, log.slice(Math.max(0, version - begun)))).slice(0, count),
    rankOf: async (at) => ({ rank: listItems().filter((item) => compare(item, at) <= 0).length, total: places.size }),
    append: async (personId, seenVersion, additions) => {
      for (const { undoes = null, ...addition } of additions) {
        order.version += 1
        if (undoes !== null && log.some((move) => move.undoes === undoes)) throw new Error(`${undoes} was undone twice`)
        log.push({ ...addition, undoes, personId, seenVersion, version: order.version })
        if (order.entry !== null) entries.set(order.entry, [...(entries.get(order.entry) ?? []), order.version])
        if (addition.to) places.set(addition.articleId, addition.to)
        else places.delete(addition.articleId)
      }
    },
  }
  return order
}
