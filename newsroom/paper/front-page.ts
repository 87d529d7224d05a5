import { and, asc, desc, eq, notInArray, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { feedOrder, publicFeeds, publicSections, stories } from '#db/schema/paper.ts'
import type { Language } from '#lib/languages.ts'
import { cardColumns, pageLength, type StoryCard } from './story-card.ts'

export type FeedCard = StoryCard & { pinned: boolean }
export type FrontPage = { stories: FeedCard[]; next: string | null }

/** The place after which a page of the feed begins. */
export type FeedKey = { pinned: boolean; position: string }

/** "pinned.a0" or "a0": the value of `?after=`. */
export const writeFeedKey = ({ pinned, position }: FeedKey): string => (pinned ? `pinned.${position}` : position)
export function readFeedKey(text: string | undefined): FeedKey | null {
  const match = /^(pinned\.)?([0-9A-Za-z]{1,100})$/.exec(text ?? '')
  return match?.[2] ? { pinned: match[1] !== undefined, position: match[2] } : null
}

/** The main feed in the editors' order, pinned stories first. `without`: ids of a few stories to leave out. */
export async function frontPage(
  language: Language,
  after: FeedKey | null,
  length = pageLength,
  without: readonly string[] = [],
): Promise<FrontPage> {
  const feed = paperDatabase()
    .select({ id: publicFeeds.id })
    .from(publicFeeds)
    .where(and(eq(publicFeeds.name, 'main'), eq(publicFeeds.language, language)))
  const found = await paperDatabase()
    .select({ ...cardColumns, pinned: feedOrder.pinned, position: feedOrder.position })
    .from(feedOrder)
    .innerJoin(stories, eq(stories.articleId, feedOrder.articleId))
    .innerJoin(publicSections, eq(publicSections.id, stories.sectionId))
    .where(
      and(
        sql`${feedOrder.feedId} = (${feed})`,
        isBehind(after),
        without.length > 0 ? notInArray(feedOrder.articleId, [...without]) : undefined,
      ),
    )
    .orderBy(desc(feedOrder.pinned), asc(feedOrder.position))
    .limit(length + 1)
  const page = found.slice(0, length)
  const last = page.at(-1)
  return { stories: page, next: found.length > length && last ? writeFeedKey(last) : null }
}

function isBehind(after: FeedKey | null) {
  if (!after) return undefined
  const further = sql`${feedOrder.position} > ${after.position}`
  return after.pinned ? sql`(not ${feedOrder.pinned} or ${further})` : sql`not ${feedOrder.pinned} and ${further}`
}
