import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { storedTexts } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { createTopicInput } from './input.ts'
import { tagsOfLed } from './merged-slugs.ts'
import { slugOfName } from './texts.ts'

/** Adds a topic. The slug is made from its first name and never changes. If it was a merged topic's, it is this one's from then on. */
export async function createTopic(actor: Actor, { name }: z.output<typeof createTopicInput>): Promise<Outcome<{ id: string }, 'exists'>> {
  authorise(actor, 'manage the taxonomy')
  return transaction(async (tx) => {
    const slug = slugOfName(name)
    const [topic] = await tx
      .insert(topics)
      .values({ slug, name: storedTexts(name) })
      .onConflictDoNothing({ target: topics.slug })
      .returning({ id: topics.id })
    if (!topic) return no('exists')
    await record(tx, actor, 'create-topic', { kind: 'topic', id: topic.id }, { name })
    const touched = [tags.topic(topic.id), ...(await tagsOfLed(tx, 'topic', [slug]))]
    await announce(tx, touched, { kind: 'changed', what: 'topic', id: topic.id })
    return done(topic)
  })
}
