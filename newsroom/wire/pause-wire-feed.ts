import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { record } from '#db/record.ts'
import { wireFeeds } from '#db/schema/wire.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { pauseWireFeedInput } from './input.ts'

/** Pauses a feed, or reads it again: at once, also when it is not paused. */
export async function pauseWireFeed(
  editor: Person,
  { feedId, isPaused }: z.output<typeof pauseWireFeedInput>,
): Promise<Outcome<null, never>> {
  authorise(editor, 'manage the wire')
  return transaction(async (tx) => {
    const [changed] = await tx
      .update(wireFeeds)
      .set({ pausedAt: isPaused ? now : null, pausedBecause: null, ...(!isPaused && { nextAt: now, failures: 0 }) })
      .where(eq(wireFeeds.id, feedId))
      .returning({ name: wireFeeds.name })
    if (!changed) throw new NotFound(`no wire feed ${feedId}`)
    if (!isPaused) await enqueue(tx, 'read-wire-feed', { feedId }, feedId)
    await record(tx, editor, isPaused ? 'pause-wire-feed' : 'resume-wire-feed', { kind: 'wire-feed', id: feedId }, changed)
    return done(null)
  })
}
