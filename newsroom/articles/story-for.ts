import { and, eq } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { NotFound } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { sectionsOf } from '#newsroom/people/sections-of.ts'
import { guestMay, isMine, visibleTo } from '#newsroom/people/visible-to.ts'

/** What the policy needs to know of a story. Throws NotFound when it is not visible to this person. */
export async function storyFor(db: Reading, actor: Actor, articleId: string) {
  const [story] = await db
    .select({ mine: isMine(actor), guestMay: guestMay(actor), sections: sectionsOf(), version: articles.version })
    .from(articles)
    .where(and(eq(articles.id, articleId), visibleTo(actor)))
  if (!story) throw new NotFound(`article ${articleId}`)
  return story
}
