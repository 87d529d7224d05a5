import type { FeedItem } from './feed-item.ts'

/** What a feed says of itself. */
export type Channel = {
  origin: string
  language: string
  title: string
  description: string
  /** The page that shows the same stories, and the folder its feeds stand in ("" or "/section/war"). */
  path: string
  folder: string
  /** The paper's name. */
  publisher: string
}

/** A format writes its items one by one, so that they can be counted, and then all of them as one document. */
export type FeedWriter = {
  item: (item: FeedItem) => string
  feed: (channel: Channel, items: readonly string[], newest: Date) => string
}
