import { count } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { record } from '#db/record.ts'
import { wireFeeds } from '#db/schema/wire.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { isPublished } from '#lib/publication.ts'
import { folderOf } from '#lib/wire.ts'
import { PublicAgents } from '#newsroom/formats/public-agents.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { allowsForWire } from './allowed.ts'
import type { wireFeedInput } from './input.ts'

/** Each is read every few minutes. */
const mostFeeds = 200

/** Adds a feed; the worker reads it at once. */
export async function addWireFeed(
  editor: Person,
  { url, ...feed }: z.output<typeof wireFeedInput>,
): Promise<Outcome<{ feedId: string }, 'too-many-feeds' | 'there-already' | 'foreign-language' | 'not-public'>> {
  authorise(editor, 'manage the wire')
  if (!isPublished(feed.language)) return no('foreign-language')
  if (!folderOf(url) && new PublicAgents(allowsForWire()).problemOf(URL.parse(url))) return no('not-public')
  return transaction(async (tx) => {
    const [found] = await tx.select({ total: count() }).from(wireFeeds)
    if ((found?.total ?? 0) >= mostFeeds) return no('too-many-feeds')
    const [added] = await tx
      .insert(wireFeeds)
      .values({ ...feed, url: new URL(url).href, createdBy: editor.id })
      .onConflictDoNothing()
      .returning({ feedId: wireFeeds.id, url: wireFeeds.url })
    if (!added) return no('there-already')
    await enqueue(tx, 'read-wire-feed', { feedId: added.feedId }, added.feedId)
    await record(tx, editor, 'add-wire-feed', { kind: 'wire-feed', id: added.feedId }, { name: feed.name, url: added.url })
    return done({ feedId: added.feedId })
  })
}
