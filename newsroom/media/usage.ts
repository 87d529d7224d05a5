import { desc, eq, exists, inArray, or, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import { database } from '#db/client.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { articleShares, articles, drafts } from '#db/schema/articles.ts'
import { liveMedia } from '#db/schema/live.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'

const most = 50

/** Where a picture is used: the stories that this person may see, newest first, and the number of others. */
export async function usageOf(person: Person, mediaId: string) {
  authorise(person, 'see the library')
  const rows = await database()
    .select({ articleId: articles.id, headline: drafts.headline, stage: articles.stage, isEmbargoed, mine: isOwn(person) })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(inArray(articles.id, storiesWith(mediaId)))
    .orderBy(desc(articles.updatedAt), desc(articles.id))
    .limit(most)
  const visible = rows.filter((row) => can(person, 'see a story', { mine: row.mine }))
  return { stories: visible.map(({ mine: _, ...story }) => story), others: rows.length - visible.length }
}

/** A union of indexed queries: one condition with four parts would scan every story. */
const storiesWith = (mediaId: string) =>
  union(
    database().select({ id: liveMedia.articleId }).from(liveMedia).where(eq(liveMedia.mediaId, mediaId)),
    database().select({ id: articles.id }).from(articles).where(sql`(${articles.hero} ->> 'mediaId') = ${mediaId}`),
    database()
      .select({ id: drafts.articleId })
      .from(drafts)
      .where(sql`jsonb_path_query_array(${drafts.body}, '$.content[*].attrs.mediaId') @> ${JSON.stringify([mediaId])}::jsonb`),
    database()
      .select({ id: drafts.articleId })
      .from(drafts)
      .where(
        sql`${drafts.suggested} is not null
          and jsonb_path_query_array(${drafts.suggested}, '$.content[*].attrs.mediaId') @> ${JSON.stringify([mediaId])}::jsonb`,
      ),
  )

const isOwn = (person: Person) =>
  sql<boolean>`coalesce(${or(
    eq(articles.createdBy, person.id),
    exists(
      database()
        .select({ one: sql`1` })
        .from(articleShares)
        .where(sql`${articleShares.articleId} = ${articles.id} and ${articleShares.personId} = ${person.id}`),
    ),
  )}, false)`
