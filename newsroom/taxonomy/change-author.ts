import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { media } from '#db/schema/media.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { changeAuthorInput } from './input.ts'
import { nameOf, textOrNone } from './texts.ts'

/** Says anew what readers are told of an author: on their page, on cards, and in every byline. */
export async function changeAuthor(
  actor: Actor,
  { authorId, name, title, biography, portraitId }: z.output<typeof changeAuthorInput>,
): Promise<Outcome<{ id: string }, 'no-such-picture'>> {
  authorise(actor, 'manage the taxonomy')
  return transaction(async (tx) => {
    const [before] = await tx.select({ portraitId: authors.portraitId }).from(authors).where(eq(authors.id, authorId)).for('update')
    if (!before) throw new NotFound(`author ${authorId}`)
    if (portraitId !== null && (await tx.select({ id: media.id }).from(media).where(eq(media.id, portraitId))).length === 0)
      return no('no-such-picture')
    await tx
      .update(authors)
      .set({ name: nameOf(name), title: textOrNone(title), biography: textOrNone(biography), portraitId })
      .where(eq(authors.id, authorId))
    await record(tx, actor, 'change-author', { kind: 'author', id: authorId }, { name, title, biography, portraitId })
    const portraits = [before.portraitId, portraitId].flatMap((id) => (id && before.portraitId !== portraitId ? [tags.media(id)] : []))
    await announce(tx, [tags.author(authorId), ...portraits], { kind: 'changed', what: 'author', id: authorId })
    return done({ id: authorId })
  })
}
