import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { slugOf } from '#lib/slug.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { createAuthorInput } from './input.ts'
import { nameOf } from './texts.ts'

/** Adds a name for bylines. It is not an account; its address comes from the name, and stays. */
export async function createAuthor(actor: Actor, { name }: z.output<typeof createAuthorInput>): Promise<Outcome<{ id: string }, 'exists'>> {
  authorise(actor, 'manage the taxonomy')
  return transaction(async (tx) => {
    const [made] = await tx
      .insert(authors)
      .values({ slug: slugOf(name.en), name: nameOf(name) })
      .onConflictDoNothing({ target: authors.slug })
      .returning({ id: authors.id })
    if (!made) return no('exists')
    await record(tx, actor, 'create-author', { kind: 'author', id: made.id }, { name })
    await announce(tx, [tags.author(made.id)], { kind: 'changed', what: 'author', id: made.id })
    return done(made)
  })
}
