import { and, eq, notInArray, sql } from 'drizzle-orm'
import { qualify } from '#db/qualify.ts'
import { stories } from '#db/schema/paper.ts'
import { type Cursor, readCursor } from '#lib/cursor.ts'
import { sectionFeed } from '#lib/feed-names.ts'
import type { Language } from '#lib/languages.ts'
import { type FeedKey, feedNamed, feedPage, readFeedKey, writeFeedKey } from './front-page.ts'
import { from, newestFirst, type Page, pageOf } from './newest-first.ts'
import { cards, pageLength } from './story-card.ts'

/** Where a page of a section begins: among the stories that editors ordered, or among the rest, which are in the order of time. */
export type SectionKey = { ordered: FeedKey } | { byTime: Cursor } | null

export function readSectionKey(text: string | undefined): SectionKey {
  const [ordered, byTime] = [readFeedKey(text), readCursor(text)]
  return ordered ? { ordered } : byTime ? { byTime } : null
}

/** A page of a section: first the stories that editors ordered by hand, then the others, newest first. */
export async function sectionPage({ id, slug }: { id: string; slug: string }, language: Language, after: SectionKey): Promise<Page> {
  const feed = sectionFeed(slug)
  if (after && 'byTime' in after) return pageOf(await byTime(id, language, feed, after.byTime, pageLength + 1))
  const ordered = await feedPage({ name: feed, language }, after ? after.ordered : null)
  if (ordered.next) return ordered
  const room = pageLength - ordered.stories.length
  const rest = await byTime(id, language, ordered.stories.length > 0 || after ? feed : null, null, room + 1)
  if (rest.length <= room) return { stories: [...ordered.stories, ...rest], next: null }
  const page = pageOf(rest, room)
  // When the ordered stories fill the page, the rest begins after the last of them.
  const last = room === 0 ? ordered.stories.at(-1) : undefined
  return { stories: [...ordered.stories, ...page.stories], next: last ? writeFeedKey(last) : page.next }
}

/** The newest stories of a section without some of them, for a preview of its page. */
export const restOfSection = (sectionId: string, language: Language, without: readonly string[], length: number) =>
  cards()
    .where(
      and(
        eq(stories.sectionId, sectionId),
        eq(stories.language, language),
        without.length > 0 ? notInArray(stories.articleId, [...without]) : undefined,
      ),
    )
    .orderBy(...newestFirst(stories))
    .limit(length)

/** Stories of a section, newest first, without those that are in its feed (null: it has none). */
const byTime = (sectionId: string, language: Language, feed: string | null, after: Cursor | null, length: number) =>
  cards()
    .where(
      and(
        eq(stories.sectionId, sectionId),
        eq(stories.language, language),
        from(stories, after),
        feed ? isNotIn(feed, language) : undefined,
      ),
    )
    .orderBy(...newestFirst(stories))
    .limit(length)

const isNotIn = (feed: string, language: Language) => sql`not exists (
  select 1 from paper.feed_order ordered
  where ordered.feed_id = (${feedNamed(feed, language)}) and ordered.article_id = ${qualify(stories.articleId)})`
