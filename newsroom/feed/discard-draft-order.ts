import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { feeds } from '#db/schema/feed.ts'
import { liveNameOf } from '#lib/feed-names.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { cancelLaunch } from './cancel-planned.ts'
import type { feedInput } from './input.ts'
import { lockWithDraft } from './postgres-feed-order.ts'
import { tellDesk } from './tell-desk.ts'

/** Throws a draft order away. Readers notice nothing; a launch that was planned is cancelled. */
export async function discardDraftOrder(
  editor: Person,
  { feed: named }: z.output<typeof feedInput>,
): Promise<Outcome<{ version: number }, 'no-draft'>> {
  authorise(editor, 'order the feed', { mine: true, feed: named.name })
  return transaction(async (tx) => {
    const [live, draft] = await lockWithDraft(tx, { ...named, name: liveNameOf(named.name) })
    if (!live || !draft) return no('no-draft')
    await cancelLaunch(tx, editor, live.feed.id)
    await tx.delete(feeds).where(eq(feeds.id, draft.feed.id))
    await tellDesk(tx, live.feed.id)
    await record(tx, editor, 'discard-draft-order', { kind: 'feed', id: live.feed.id }, { feed: live.feed.name, version: draft.version })
    return done({ version: draft.version })
  })
}
