import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { articleBylines } from '#db/schema/articles.ts'
import { liveBylines } from '#db/schema/live.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import type { deleteAuthorInput } from './input.ts'
import { isPlanned } from './is-planned.ts'
import { refuseUsedAgain } from './refuse-used-again.ts'

/**
 * Deletes an author whom no story names, nor one that is planned. An account that was linked to them stays, without an author.
 * 'has-stories': merge them instead.
 */
export async function deleteAuthor(
  actor: Actor,
  { authorId }: z.output<typeof deleteAuthorInput>,
): Promise<Outcome<null, 'has-stories' | 'used-again'>> {
  authorise(actor, 'manage the taxonomy')
  requireProof(actor)
  return transaction(async (tx) => {
    const [author] = await tx.select().from(authors).where(eq(authors.id, authorId)).for('no key update')
    if (!author) throw new NotFound(`author ${authorId}`)
    if ((await hasStories(tx, authorId)) || (await isPlanned(tx, { authorId }))) return no('has-stories')
    await tx.delete(authors).where(eq(authors.id, authorId))
    const { slug, name, personId, portraitId } = author
    await record(tx, actor, 'delete-author', { kind: 'author', id: authorId }, { slug, name, personId })
    const portrait = portraitId ? [tags.media(portraitId)] : []
    const touched = [tags.staff(), tags.author(authorId), ...portrait, ...publishedLanguages().map(tags.lists)]
    await announce(tx, touched, { kind: 'changed', what: 'author', id: authorId })
    return done(null)
  }).catch(refuseUsedAgain)
}

async function hasStories(tx: Transaction, authorId: string): Promise<boolean> {
  const [written] = await tx
    .select({ id: articleBylines.articleId })
    .from(articleBylines)
    .where(eq(articleBylines.authorId, authorId))
    .limit(1)
  const [live] = await tx.select({ id: liveBylines.articleId }).from(liveBylines).where(eq(liveBylines.authorId, authorId)).limit(1)
  return Boolean(written ?? live)
}
