import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { articleTopics } from '#db/schema/articles.ts'
import { liveTopics } from '#db/schema/live.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { mergeTopicsInput } from './input.ts'
import { lockBoth } from './lock-both.ts'
import { leadToKept } from './merged-slugs.ts'
import { refuseUsedAgain } from './refuse-used-again.ts'

/**
 * Merges two topics: every story of the first gets the second, and the first one's slug redirects there permanently. 'used-again': somebody
 * gave the first one to a story at this moment.
 */
export async function mergeTopics(
  actor: Actor,
  { topicId, intoId }: z.output<typeof mergeTopicsInput>,
): Promise<Outcome<{ stories: number }, 'same' | 'used-again'>> {
  authorise(actor, 'manage the taxonomy')
  if (topicId === intoId) return no('same')
  return transaction(async (tx) => {
    const { gone, kept } = await lockBoth(tx, 'topic', topics, { goneId: topicId, keptId: intoId })
    const stories = await moveStories(tx, articleTopics, topicId, intoId)
    await moveStories(tx, liveTopics, topicId, intoId)
    await leadToKept(tx, 'topic', gone, kept)
    await tx.delete(topics).where(eq(topics.id, topicId))
    await record(tx, actor, 'merge-topics', { kind: 'topic', id: topicId }, { into: intoId, slug: gone.slug, name: gone.name, stories })
    await announce(tx, [tags.topic(topicId), tags.topic(intoId)], { kind: 'changed', what: 'topic', id: intoId })
    return done({ stories })
  }).catch(refuseUsedAgain)
}

/** A story that has both topics keeps the second one once. */
async function moveStories(tx: Transaction, table: typeof articleTopics | typeof liveTopics, from: string, into: string): Promise<number> {
  await tx.delete(table).where(sql`topic_id = ${from} and article_id in (select article_id from ${table} where topic_id = ${into})`)
  const rows = await tx.update(table).set({ topicId: into }).where(eq(table.topicId, from)).returning({ id: table.articleId })
  return rows.length
}
