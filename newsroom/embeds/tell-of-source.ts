import { createHash } from 'node:crypto'
import { desc, inArray, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import type { Transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { draftEmbeds, liveEmbeds } from '#db/schema/embeds.ts'
import { tellNoMoreOf, tellOf } from '#newsroom/notices/tell-of.ts'
import type { KnownOfSource } from './judge-source.ts'

/** The people of so many stories are told, those that changed last. Every story's checklist has it. */
const mostStories = 50
/** Days after its first publication for which all editors are told of a story that none of them looks after. An archive is silent. */
const daysOfEditors = 90

/** Tells the people of the stories that use an embed that it was withdrawn at its source, or takes that back when it is there again. */
export async function tellOfSource(
  tx: Transaction,
  { embedId, address }: { embedId: string; address: string },
  before: KnownOfSource,
  after: KnownOfSource,
): Promise<void> {
  const since = after.goneAt ?? before.goneAt
  if (since === null || (before.withdrawnAt === null) === (after.withdrawnAt === null)) return
  for (const { articleId, createdBy, editorId, isWatched } of await storiesOf(tx, embedId)) {
    const key = `embed:${createHash('sha256').update(embedId).digest('hex')}:${since.toISOString()}:${articleId}`
    if (after.withdrawnAt === null) await tellNoMoreOf(tx, key, articleId)
    else {
      const toEditors = editorId === null && isWatched
      await tellOf(tx, { kind: 'embed', key, to: [createdBy, editorId], toEditors, by: null, articleId, detail: { text: address } })
    }
  }
}

const storiesOf = (tx: Transaction, embedId: string) =>
  tx
    .select({
      articleId: articles.id,
      createdBy: articles.createdBy,
      editorId: articles.editorId,
      isWatched: sql<boolean>`${articles.stage} in ('draft', 'submitted')
        or ${articles.firstPublishedAt} > now() - make_interval(days => ${daysOfEditors})`,
    })
    .from(articles)
    .where(
      inArray(
        articles.id,
        union(
          tx.select({ id: draftEmbeds.articleId }).from(draftEmbeds).where(sql`${draftEmbeds.embedId} = ${embedId}`),
          tx.select({ id: liveEmbeds.articleId }).from(liveEmbeds).where(sql`${liveEmbeds.embedId} = ${embedId}`),
        ),
      ),
    )
    .orderBy(desc(articles.updatedAt), desc(articles.id))
    .limit(mostStories)
