import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { nameContains } from '#db/contains-words.ts'
import { qualify } from '#db/qualify.ts'
import { announce, record } from '#db/record.ts'
import { authorRedirects, authors } from '#db/schema/taxonomy.ts'
import { firstLanguage } from '#lib/publication.ts'
import { slugOf } from '#lib/slug.ts'
import { tags } from '#lib/tags.ts'
import { announceStaff } from './announce-staff.ts'
import type { Actor, Role } from './person.ts'

/**
 * Links a new account to the author of the same name without an account. With two such authors an editor must decide, so none is linked. A
 * journalist without an author of that name gets a new one, so that they can be in their own byline. Somebody who has an author keeps it.
 */
export async function giveAuthor(tx: Transaction, actor: Actor, person: { id: string; name: string; role: Role }): Promise<void> {
  const [own] = await tx.select({ id: authors.id }).from(authors).where(eq(authors.personId, person.id))
  if (own) return announceStaff(tx, person.id)
  const wanted = person.name.trim()
  const isIt = sql`exists (select from jsonb_each_text(${qualify(authors.name)}) given where lower(given.value) = ${wanted.toLowerCase()})`
  const namesakes = await tx
    .select({ id: authors.id })
    .from(authors)
    .where(and(isNull(authors.personId), nameContains(authors.name, wanted), isIt))
    .limit(2)
    .for('update')
  const [only] = namesakes
  if (only && namesakes.length === 1) {
    await tx.update(authors).set({ personId: person.id }).where(eq(authors.id, only.id))
    await record(tx, actor, 'link-author', { kind: 'author', id: only.id }, { person: person.id })
    await announceStaff(tx, person.id)
  } else if (!only && person.role === 'journalist') {
    const name = { [firstLanguage()]: person.name }
    // The start of an id is a timestamp, equal for all accounts created in the same second; its end is random.
    const slugs = [slugOf(person.name, firstLanguage()), `${slugOf(person.name, firstLanguage(), 100)}-${person.id.slice(-6)}`]
    for (const slug of slugs) {
      const [author] = await tx
        .insert(authors)
        .values({ slug, name, personId: person.id })
        .onConflictDoNothing({ target: authors.slug })
        .returning({ id: authors.id })
      if (!author) continue
      await record(tx, actor, 'create-author', { kind: 'author', id: author.id }, { name, person: person.id })
      // If it was a merged author's address, who was led elsewhere comes to this one from now on.
      const led = await tx.select({ id: authorRedirects.authorId }).from(authorRedirects).where(eq(authorRedirects.slug, slug))
      const touched = [tags.staff(), ...[author, ...led].map(({ id }) => tags.author(id))]
      await announce(tx, touched, { kind: 'changed', what: 'author', id: author.id })
      return
    }
  }
}
