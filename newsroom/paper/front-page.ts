import { and, asc, desc, eq, notInArray, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import type { FeedShape, LookSize } from '#db/schema/feed.ts'
import { feedOrder, publicFeeds, publicSections, stories } from '#db/schema/paper.ts'
import { mainFeed } from '#lib/feed-names.ts'
import type { Language } from '#lib/languages.ts'
import { cardColumns, pageLength, pictureOf, type StoryCard, shownPicture } from './story-card.ts'

/** `size`: how large the story is in this feed, when it is not as usual. */
export type FeedCard = StoryCard & { pinned: boolean; size?: LookSize | null }
export type FrontPage = { stories: FeedCard[]; next: string | null }
export type FeedPage = { stories: (FeedCard & FeedKey)[]; next: string | null }

/** The place after which a page of the feed begins. */
export type FeedKey = { pinned: boolean; position: string }

/** "pinned.a0" or "a0": the value of `?after=`. */
export const writeFeedKey = ({ pinned, position }: FeedKey): string => (pinned ? `pinned.${position}` : position)
export function readFeedKey(text: string | undefined): FeedKey | null {
  const match = /^(pinned\.)?([0-9A-Za-z]{1,100})$/.exec(text ?? '')
  return match?.[2] ? { pinned: match[1] !== undefined, position: match[2] } : null
}

/** The main feed in the editors' order, pinned stories first. `without`: ids of a few stories to leave out. */
export const frontPage = (
  language: Language,
  after: FeedKey | null,
  length = pageLength,
  without: readonly string[] = [],
): Promise<FrontPage> => feedPage({ name: mainFeed, language }, after, length, without)

/** How the top of the main feed is laid out. */
export async function frontShape(language: Language): Promise<FeedShape> {
  const [feed] = await paperDatabase()
    .select({ shape: publicFeeds.shape })
    .from(publicFeeds)
    .where(and(eq(publicFeeds.name, mainFeed), eq(publicFeeds.language, language)))
  return feed?.shape ?? 'wire'
}

/** A page of a feed, each story as it looks there. */
export async function feedPage(
  { name, language }: { name: string; language: Language },
  after: FeedKey | null,
  length = pageLength,
  without: readonly string[] = [],
): Promise<FeedPage> {
  const found = await paperDatabase()
    .select({
      ...cardColumns,
      headline: sql<string>`coalesce(${feedOrder.lookHeadline}, ${stories.headline})`,
      hero: sql<
        StoryCard['hero']
      >`coalesce(${pictureOf(sql`${feedOrder.lookMediaId}`)} || ${noWords}, ${shownPicture(qualify(stories.hero))})`,
      size: feedOrder.lookSize,
      pinned: feedOrder.pinned,
      position: feedOrder.position,
    })
    .from(feedOrder)
    .innerJoin(stories, eq(stories.articleId, feedOrder.articleId))
    .innerJoin(publicSections, eq(publicSections.id, stories.sectionId))
    .where(
      and(
        sql`${feedOrder.feedId} = (${feedNamed(name, language)})`,
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

/** A picture that only the feed gives a story has no words of its own. */
const noWords = sql.raw(`'{"alt": "", "caption": "", "credit": ""}'::jsonb`)

/** The id of a feed that readers see. */
export const feedNamed = (name: string, language: Language) =>
  paperDatabase()
    .select({ id: publicFeeds.id })
    .from(publicFeeds)
    .where(and(eq(publicFeeds.name, name), eq(publicFeeds.language, language)))

function isBehind(after: FeedKey | null) {
  if (!after) return undefined
  const further = sql`${feedOrder.position} > ${after.position}`
  return after.pinned ? sql`(not ${feedOrder.pinned} or ${further})` : sql`not ${feedOrder.pinned} and ${further}`
}
