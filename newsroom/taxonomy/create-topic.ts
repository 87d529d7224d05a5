import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { topicRedirects, topics } from '#db/schema/taxonomy.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { slugOf } from '#lib/slug.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { createTopicInput } from './input.ts'
import { nameOf } from './texts.ts'

/** Adds a topic. Its address comes from its first name, and stays; one that led to another topic since a merge is its own again. */
export async function createTopic(actor: Actor, { name }: z.output<typeof createTopicInput>): Promise<Outcome<{ id: string }, 'exists'>> {
  authorise(actor, 'manage the taxonomy')
  return transaction(async (tx) => {
    const slug = slugOf(name.en)
    const [made] = await tx
      .insert(topics)
      .values({ slug, name: nameOf(name) })
      .onConflictDoNothing({ target: topics.slug })
      .returning({ id: topics.id })
    if (!made) return no('exists')
    await record(tx, actor, 'create-topic', { kind: 'topic', id: made.id }, { name })
    const led = await tx.delete(topicRedirects).where(eq(topicRedirects.slug, slug)).returning({ id: topicRedirects.topicId })
    await announce(tx, [tags.topic(made.id), ...led.map(({ id }) => tags.topic(id))], { kind: 'changed', what: 'topic', id: made.id })
    return done(made)
  })
}
