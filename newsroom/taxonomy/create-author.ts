import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { storedTexts } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { createAuthorInput } from './input.ts'
import { tagsOfLed } from './merged-slugs.ts'
import { slugOfName } from './texts.ts'

/** Adds an author for bylines, without an account. The slug is made from the name and never changes. If it was a merged author's, it is this one's from then on. */
export async function createAuthor(actor: Actor, { name }: z.output<typeof createAuthorInput>): Promise<Outcome<{ id: string }, 'exists'>> {
  authorise(actor, 'manage the taxonomy')
  return transaction(async (tx) => {
    const slug = slugOfName(name)
    const [author] = await tx
      .insert(authors)
      .values({ slug, name: storedTexts(name) })
      .onConflictDoNothing({ target: authors.slug })
      .returning({ id: authors.id })
    if (!author) return no('exists')
    await record(tx, actor, 'create-author', { kind: 'author', id: author.id }, { name })
    const touched = [tags.author(author.id), ...(await tagsOfLed(tx, 'author', [slug]))]
    await announce(tx, touched, { kind: 'changed', what: 'author', id: author.id })
    return done(author)
  })
}
