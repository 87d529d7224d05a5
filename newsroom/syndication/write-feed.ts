import type { FeedFormat } from '#lib/addresses.ts'
import { writeAtom } from './atom.ts'
import { type FeedItem, type ItemSurroundings, itemOf, shorten } from './feed-item.ts'
import type { Channel, FeedWriter } from './feed-writer.ts'
import type { SyndicatedStory } from './find-syndicated.ts'
import { writeJsonFeed } from './json-feed.ts'
import { writeRss } from './rss.ts'

export const feedTypes = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const satisfies Record<FeedFormat, string>

const writers: Record<FeedFormat, FeedWriter> = { rss: writeRss, atom: writeAtom, json: writeJsonFeed }

/** In bytes of UTF-8: the most for one item and for all items, so that a feed is not longer than 1 MB. */
export const longestItem = 150_000
export const mostInItems = 980_000

/**
 * Full-text feeds of at most 1 MB: RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1. A story that is too long, or for which newer ones leave no
 * space, has its dek and a link instead of its text.
 */
export function writeFeed(format: FeedFormat, channel: Channel & ItemSurroundings, stories: readonly SyndicatedStory[]): string {
  const items = stories.map((story) => itemOf(story, channel))
  const newest = new Date(Math.max(0, ...items.map(({ changed }) => changed.getTime())))
  return writers[format].feed(channel, fitItems(items, writers[format].item, channel.readOn), newest)
}

/** All items, with their texts while there is space. If they do not fit even when shortened, the oldest are left out. */
function fitItems(items: readonly FeedItem[], write: FeedWriter['item'], readOn: string): string[] {
  let left = mostInItems
  const short = items.map((item) => write(shorten(item, readOn)))
  const kept = short.filter((written) => {
    left -= bytesOf(written)
    return left >= 0
  })
  left = Math.max(0, left)
  return kept.map((written, index) => {
    const item = items[index]
    if (!item) return written
    const whole = write(item)
    const more = bytesOf(whole) - bytesOf(written)
    if (more > left || bytesOf(whole) > longestItem) return written
    left -= more
    return whole
  })
}

const bytesOf = (text: string): number => Buffer.byteLength(text)
