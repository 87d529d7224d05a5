import type { FeedItem } from './feed-item.ts'

/** The facts about a feed. */
export type Channel = {
  origin: string
  language: string
  title: string
  description: string
  /** The page with the same stories, and the folder of its feeds ("" or "/section/war"). */
  path: string
  folder: string
  /** The paper's name. */
  publisher: string
  /** The path of its logo. */
  logo: string
  /** The WebSub hub that tells of changes; null: none. */
  hub: string | null
}

/** A format first writes each item, so that its size is known, and then the document with all items. */
export type FeedWriter = {
  item: (item: FeedItem) => string
  feed: (channel: Channel, items: readonly string[], newest: Date) => string
}
