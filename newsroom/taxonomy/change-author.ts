import { and, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { people } from '#db/schema/people.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { storedTexts } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { refusePicture } from '#newsroom/settings/refuse-picture.ts'
import type { changeAuthorInput } from './input.ts'
import { tagsOfLed } from './merged-slugs.ts'
import { textOrNone } from './texts.ts'

/**
 * Changes an author's name, texts and portrait, which are shown on their page, cards and bylines, and the account linked to them. A
 * proposed author becomes accepted. An account has at most one author. 'rights-ended',
 * 'ask-first': of the new portrait.
 */
export async function changeAuthor(
  actor: Actor,
  { authorId, name, title, biography, portraitId, personId, agreed = [] }: z.output<typeof changeAuthorInput>,
): Promise<Outcome<{ id: string }, 'no-such-picture' | 'rights-ended' | 'ask-first' | 'account-taken'>> {
  authorise(actor, 'manage the taxonomy')
  return transaction(async (tx) => {
    const [before] = await tx
      .select({ slug: authors.slug, portraitId: authors.portraitId, proposed: authors.proposed })
      .from(authors)
      .where(eq(authors.id, authorId))
      .for('update')
    if (!before) throw new NotFound(`author ${authorId}`)
    if (personId && (await isLinkedElsewhere(tx, personId, authorId))) return no('account-taken')
    const place = { actor, subject: { kind: 'author' as const, id: authorId }, agreed }
    const refused = portraitId && portraitId !== before.portraitId && (await refusePicture(tx, portraitId, place))
    if (refused) return refused
    await tx
      .update(authors)
      .set({ name: storedTexts(name), title: textOrNone(title), biography: textOrNone(biography), portraitId, personId, proposed: false })
      .where(eq(authors.id, authorId))
    await record(tx, actor, 'change-author', { kind: 'author', id: authorId }, { name, title, biography, portraitId, personId })
    const portraits = [before.portraitId, portraitId].flatMap((id) => (id && before.portraitId !== portraitId ? [tags.media(id)] : []))
    const led = before.proposed ? await tagsOfLed(tx, 'author', [before.slug]) : []
    await announce(tx, [tags.staff(), tags.author(authorId), ...led, ...portraits], {
      kind: 'changed',
      what: 'author',
      id: authorId,
    })
    return done({ id: authorId })
  })
}

async function isLinkedElsewhere(tx: Transaction, personId: string, authorId: string): Promise<boolean> {
  const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('update')
  if (!person) throw new NotFound(`person ${personId}`)
  const [other] = await tx
    .select({ id: authors.id })
    .from(authors)
    .where(and(eq(authors.personId, personId), ne(authors.id, authorId)))
  return other !== undefined
}
