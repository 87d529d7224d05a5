import { eq } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import type { NewerText } from './draft-text.ts'

/** The text of a draft as it is now, and who wrote in it last. */
export async function newestText(reading: Reading, articleId: string): Promise<NewerText & { savedById: string | null }> {
  const [text] = await reading
    .select({
      version: drafts.version,
      headline: drafts.headline,
      dek: drafts.dek,
      body: drafts.body,
      suggested: drafts.suggested,
      savedAt: drafts.updatedAt,
      savedBy: people.name,
      savedById: drafts.updatedBy,
    })
    .from(drafts)
    .leftJoin(people, eq(people.id, drafts.updatedBy))
    .where(eq(drafts.articleId, articleId))
  if (!text) throw new Error(`article ${articleId} has no draft`)
  return text
}
