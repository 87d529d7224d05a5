import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { feedItems, feeds } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import { localize } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { orderInput } from './input.ts'

export type DeskItem = {
  articleId: string
  headline: string
  section: string
  pinned: boolean
  position: string
  breaking: boolean
  firstPublishedAt: Date
}
export type DeskOrder = { version: number; total: number; items: DeskItem[]; more: boolean }

/** A feed for the desk, in the order readers see: the first stories or those after a place, with the feed's version. */
export async function deskOrder(
  editor: Person,
  { feed: named, after, length }: z.output<typeof orderInput>,
): Promise<Outcome<DeskOrder, never>> {
  authorise(editor, 'see the feed desk')
  // One snapshot, so that the version belongs to the order.
  return database().transaction(
    async (tx) => {
      const [feed] = await tx
        .select()
        .from(feeds)
        .where(and(eq(feeds.name, named.name), eq(feeds.language, named.language)))
      if (!feed) throw new NotFound(`there is no feed ${named.name} in ${named.language}`)
      const here = eq(feedItems.feedId, feed.id)
      const rows = await tx
        .select({
          articleId: feedItems.articleId,
          headline: liveArticles.headline,
          section: sections.name,
          pinned: feedItems.pinned,
          position: feedItems.position,
          breaking: liveArticles.breaking,
          firstPublishedAt: liveArticles.firstPublishedAt,
        })
        .from(feedItems)
        .innerJoin(liveArticles, eq(liveArticles.articleId, feedItems.articleId))
        .innerJoin(sections, eq(sections.id, liveArticles.sectionId))
        .where(and(here, after && isBehind(after)))
        .orderBy(desc(feedItems.pinned), asc(feedItems.position))
        .limit(length + 1)
      const items = rows.slice(0, length).map((row) => ({ ...row, section: localize(row.section, feed.language) }))
      return done({ version: feed.version, total: feed.length, items, more: rows.length > length })
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

function isBehind({ pinned, position }: { pinned: boolean; position: string }) {
  const further = sql`${feedItems.position} > ${position}`
  return pinned ? sql`(not ${feedItems.pinned} or ${further})` : sql`(not ${feedItems.pinned} and ${further})`
}
