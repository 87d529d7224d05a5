import { desc, eq, exists, or, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { qualified } from '#db/qualified.ts'
import { articleShares, articles, drafts } from '#db/schema/articles.ts'
import { liveMedia } from '#db/schema/live.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'

const most = 50

/** Where a picture is used: the stories that this person may see, newest first, and how many others there are. */
export async function usageOf(person: Person, mediaId: string) {
  authorise(person, 'see the library')
  const rows = await database()
    .select({ articleId: articles.id, headline: drafts.headline, stage: articles.stage, mine: mine(person) })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(
      or(
        sql`${qualified(articles.id)} in (select shown.article_id from ${liveMedia} shown where shown.media_id = ${mediaId})`,
        sql`${articles.hero} ->> 'mediaId' = ${mediaId}`,
        sql`${qualified(articles.id)} in (select article_id from drafts where jsonb_path_query_array(body, '$.content[*].attrs.mediaId') @> ${JSON.stringify([mediaId])}::jsonb)`,
      ),
    )
    .orderBy(desc(articles.updatedAt), desc(articles.id))
    .limit(most)
  const seen = rows.filter((row) => can(person, 'see a story', { mine: row.mine }))
  return { stories: seen.map(({ mine: _, ...story }) => story), others: rows.length - seen.length }
}

const mine = (person: Person) =>
  sql<boolean>`coalesce(${or(
    eq(articles.createdBy, person.id),
    exists(
      database()
        .select({ one: sql`1` })
        .from(articleShares)
        .where(sql`${articleShares.articleId} = ${articles.id} and ${articleShares.personId} = ${person.id}`),
    ),
  )}, false)`
