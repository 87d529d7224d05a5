import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { previewLinks } from '#db/schema/previews.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import type { Actor, Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { revokePreviewLinkInput } from './input.ts'

/** Ends a preview link at once. Revoking it again changes nothing and succeeds. */
export async function revokePreviewLink(
  person: Person,
  { articleId, linkId }: z.output<typeof revokePreviewLinkInput>,
): Promise<Outcome<null, never>> {
  return transaction(async (tx) => {
    authorise(person, 'show a story outside', await lockArticle(tx, person, articleId))
    const its = and(eq(previewLinks.id, linkId), eq(previewLinks.articleId, articleId))
    const [known] = await tx.select({ revokedAt: previewLinks.revokedAt }).from(previewLinks).where(its)
    if (!known) throw new NotFound(`preview link ${linkId}`)
    if (known.revokedAt) return done(null)
    await tx.update(previewLinks).set({ revokedAt: now, revokedBy: person.id }).where(its)
    await record(tx, person, 'revoke-preview-link', { kind: 'article', id: articleId }, { link: linkId })
    return done(null)
  })
}

/** Ends every preview link of a story, in the transaction of the verb that takes it down. */
export async function endPreviewLinks(tx: Transaction, actor: Actor, articleId: string): Promise<void> {
  authorise(actor, 'take down a story')
  await tx
    .update(previewLinks)
    .set({ revokedAt: now, revokedBy: actor.id })
    .where(and(eq(previewLinks.articleId, articleId), isNull(previewLinks.revokedAt)))
}
