import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import { storedTexts } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { renameTopicInput } from './input.ts'

/** Changes a topic's names. Its slug stays, so no link breaks. */
export async function renameTopic(
  actor: Actor,
  { topicId, name }: z.output<typeof renameTopicInput>,
): Promise<Outcome<{ id: string }, never>> {
  authorise(actor, 'manage the taxonomy')
  return transaction(async (tx) => {
    const [renamed] = await tx
      .update(topics)
      .set({ name: storedTexts(name) })
      .where(eq(topics.id, topicId))
      .returning({ id: topics.id })
    if (!renamed) throw new NotFound(`topic ${topicId}`)
    await record(tx, actor, 'rename-topic', { kind: 'topic', id: topicId }, { name })
    await announce(tx, [tags.topic(topicId)], { kind: 'changed', what: 'topic', id: topicId })
    return done(renamed)
  })
}
