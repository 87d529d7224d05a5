import { and, eq, isNull, notExists, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { record } from '#db/record.ts'
import { wireFeeds, wireItems, wireSightings } from '#db/schema/wire.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { aboutWireFeed } from './input.ts'

/** Removes a feed with what only it brought. Stories that were made of it stay. */
export async function removeWireFeed(editor: Person, { feedId }: z.output<typeof aboutWireFeed>): Promise<Outcome<null, never>> {
  authorise(editor, 'manage the wire')
  return transaction(async (tx) => {
    const [removed] = await tx.delete(wireFeeds).where(eq(wireFeeds.id, feedId)).returning({ name: wireFeeds.name, url: wireFeeds.url })
    if (!removed) throw new NotFound(`no wire feed ${feedId}`)
    const seen = tx
      .select({ one: sql`1` })
      .from(wireSightings)
      .where(eq(wireSightings.itemId, qualify(wireItems.id)))
    await tx.delete(wireItems).where(and(isNull(wireItems.articleId), notExists(seen)))
    await record(tx, editor, 'remove-wire-feed', { kind: 'wire-feed', id: feedId }, removed)
    return done(null)
  })
}
