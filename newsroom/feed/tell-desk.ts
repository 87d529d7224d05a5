import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { feeds } from '#db/schema/feed.ts'

/** Open feed desks hear that something of this feed changed besides its order: its shape, a look, its draft order. */
export async function tellDesk(tx: Transaction, feedId: string): Promise<void> {
  await tx
    .update(feeds)
    .set({ looks: sql`${feeds.looks} + 1` })
    .where(eq(feeds.id, feedId))
}
