import type { Node } from '@tiptap/pm/model'
import { eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Transaction } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { type Known, KnownStories } from './known-stories.ts'
import { storyOf } from './story-schema.ts'

/** The document of a draft. `written`: the state of its row, where this process wrote it with the JSON of stored-text.ts. */
export type NewestStory = {
  story: Node
  written: Known | null
  version: number
  headline: string
  savedAt: Date
  savedById: string | null
}

const known = new KnownStories()

/**
 * Names one state of a draft's row: the transaction that wrote it, its place and its time. No other state of a row has the same, also
 * when what wrote it is not this process or left the version as it was; and a state that was rolled back is no state. After a crash a
 * transaction's number can come again: then the time tells them apart.
 */
export const stampOf: SQL<string> = sql<string>`concat_ws(' ', ${drafts}.xmin, ${drafts}.ctid, ${drafts.version}, ${drafts.updatedAt})`

/** A draft as it is now. Its text is read only where this process does not know it. The caller holds the article's lock. */
export async function newestStory(tx: Transaction, articleId: string): Promise<NewestStory> {
  const before = known.of(articleId)
  const unlessKnown = <Column>(column: PgColumn) =>
    sql<Column | null>`case when ${stampOf} = ${before?.stamp ?? ''} then null else ${column} end`
  const [row] = await tx
    .select({
      stamp: stampOf,
      version: drafts.version,
      headline: drafts.headline,
      dek: drafts.dek,
      body: unlessKnown<ArticleDocument>(drafts.body),
      suggested: unlessKnown<ArticleDocument>(drafts.suggested),
      savedAt: drafts.updatedAt,
      savedById: drafts.updatedBy,
    })
    .from(drafts)
    .where(eq(drafts.articleId, articleId))
  if (!row) throw new Error(`article ${articleId} has no draft`)
  const { stamp, dek, body, suggested, ...rest } = row
  if (body) return { ...rest, story: storyOf({ headline: row.headline, dek, body, suggested }), written: null }
  if (before?.stamp !== stamp) throw new Error(`the draft of article ${articleId} was not read`)
  return { ...rest, story: before.story, written: before }
}

/** The document that this process has written, in the row of this stamp. */
export const rememberStory = (articleId: string, written: Known, length: number): void => known.remember(articleId, written, length)
