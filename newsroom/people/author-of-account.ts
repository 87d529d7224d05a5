import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { slugOf } from '#lib/slug.ts'
import type { Actor, Role } from './person.ts'

/**
 * Links a new account to the author of the same name whom no account has; of two such authors to none, since that is for an
 * editor to say. A journalist of whom there is none yet becomes one, so that they can stand in their own byline.
 */
export async function giveAuthor(tx: Transaction, actor: Actor, person: { id: string; name: string; role: Role }): Promise<void> {
  const hasName = (language: 'en' | 'uk') => eq(sql`lower(${authors.name} ->> ${language})`, person.name.trim().toLowerCase())
  const namesakes = await tx
    .select({ id: authors.id })
    .from(authors)
    .where(and(isNull(authors.personId), or(hasName('en'), hasName('uk'))))
    .limit(2)
    .for('update')
  const [only] = namesakes
  if (only && namesakes.length === 1) {
    await tx.update(authors).set({ personId: person.id }).where(eq(authors.id, only.id))
    await record(tx, actor, 'link-author', { kind: 'author', id: only.id }, { person: person.id })
  } else if (!only && person.role === 'journalist') {
    // Short of its end, the id of an account is the same for all who are invited in one second.
    const slugs = [slugOf(person.name), `${slugOf(person.name, 100)}-${person.id.slice(-6)}`]
    for (const slug of slugs) {
      const [made] = await tx
        .insert(authors)
        .values({ slug, name: { en: person.name }, personId: person.id })
        .onConflictDoNothing({ target: authors.slug })
        .returning({ id: authors.id })
      if (!made) continue
      await record(tx, actor, 'create-author', { kind: 'author', id: made.id }, { name: { en: person.name }, person: person.id })
      return
    }
  }
}
