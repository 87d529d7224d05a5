import { and, eq } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { NotFound } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { isMine, visibleTo } from '#newsroom/people/visible-to.ts'

/** What the policy asks of a story before a question about it is answered. Not visible to this person: not found. */
export async function storyFor(db: Reading, actor: Actor, articleId: string) {
  const [story] = await db
    .select({ mine: isMine(actor) })
    .from(articles)
    .where(and(eq(articles.id, articleId), visibleTo(actor)))
  if (!story) throw new NotFound(`article ${articleId}`)
  return story
}
