import { and, count, eq, gt, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { previewLinks } from '#db/schema/previews.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { previewPath } from '#lib/paths.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { may } from '#newsroom/articles/stages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { hashToken, makeToken } from '#newsroom/people/token.ts'
import type { makePreviewLinkInput } from './input.ts'

/** Of one story, so many links may be open at once. */
export const mostOpenLinks = 20

/**
 * Makes a link by which somebody without an account reads this story, as it is written, until the link ends. Returns its path, which is
 * shown once. One that opens the story under an embargo takes an editor.
 */
export async function makePreviewLink(
  person: Person,
  { articleId, hours, opensEmbargoed }: z.output<typeof makePreviewLinkInput>,
): Promise<Outcome<{ id: string; path: string }, 'wrong-stage' | 'too-many'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'show a story outside', article)
    if (opensEmbargoed) authorise(person, 'lift an embargo', article)
    if (!may('show outside', article.stage)) return no('wrong-stage', { stage: article.stage })
    const [open] = await tx
      .select({ links: count() })
      .from(previewLinks)
      .where(and(eq(previewLinks.articleId, articleId), isNull(previewLinks.revokedAt), gt(previewLinks.expiresAt, now)))
    if ((open?.links ?? 0) >= mostOpenLinks) return no('too-many')
    const token = makeToken()
    const [link] = await tx
      .insert(previewLinks)
      .values({
        articleId,
        tokenHash: hashToken(token),
        opensEmbargoed,
        createdBy: person.id,
        expiresAt: sql`now() + ${`${hours} hours`}::interval`,
      })
      .returning({ id: previewLinks.id })
    if (!link) throw new Error('an inserted link was not returned')
    await record(tx, person, 'make-preview-link', { kind: 'article', id: articleId }, { link: link.id, hours, opensEmbargoed })
    return done({ id: link.id, path: previewPath(token) })
  })
}
