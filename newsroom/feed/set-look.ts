import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { feedLooks } from '#db/schema/feed.ts'
import { media } from '#db/schema/media.ts'
import { done, no, type Outcome, type Refused } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { isEnded } from '#newsroom/settings/rights-day.ts'
import type { lookInput } from './input.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { tellDesk } from './tell-desk.ts'

/**
 * Says what a story is called, shows and how large it is in one feed. The story itself, and other feeds, stay as they are. 'rights-ended': those
 * to another picture than it shows there already.
 */
export async function setLook(
  editor: Person,
  { feed: named, articleId, headline, mediaId, size }: z.output<typeof lookInput>,
): Promise<Outcome<{ changed: boolean }, 'not-in-feed' | 'no-picture' | 'rights-ended'>> {
  authorise(editor, 'order the feed', { mine: true, feed: named.name })
  return transaction(async (tx) => {
    const order = await lockFeed(tx, named)
    const { feed } = order
    if (!(await order.placeOf(articleId))) return no('not-in-feed')
    const here = and(eq(feedLooks.feedId, feed.id), eq(feedLooks.articleId, articleId))
    const [before] = await tx.select().from(feedLooks).where(here)
    const refused = mediaId !== null && (await refusePicture(tx, mediaId, before?.mediaId ?? null))
    if (refused) return refused
    const look = { headline: headline || null, mediaId, size }
    if (look.headline === (before?.headline ?? null) && mediaId === (before?.mediaId ?? null) && size === (before?.size ?? null))
      return done({ changed: false })
    if (look.headline === null && mediaId === null && size === null) await tx.delete(feedLooks).where(here)
    else
      await tx
        .insert(feedLooks)
        .values({ feedId: feed.id, articleId, ...look })
        .onConflictDoUpdate({ target: [feedLooks.feedId, feedLooks.articleId], set: look })
    await tellDesk(tx, feed.id)
    await record(tx, editor, 'set-look', { kind: 'article', id: articleId }, { feed: feed.name, language: feed.language, ...look })
    const pictures = [before?.mediaId, mediaId].flatMap((id) => (id ? [tags.media(id)] : []))
    if (feed.draftOf === null)
      await announce(tx, [tags.feed(feed.name, feed.language), ...pictures], {
        kind: 'moved',
        feed: feed.name,
        language: feed.language,
        articleId,
      })
    return done({ changed: true })
  })
}

async function refusePicture(
  tx: Transaction,
  mediaId: string,
  shownId: string | null,
): Promise<Refused<'no-picture' | 'rights-ended'> | null> {
  const [picture] = await tx.select({ name: media.name, state: media.state, isEnded: isEnded() }).from(media).where(eq(media.id, mediaId))
  if (picture?.state !== 'ready') return no('no-picture')
  return picture.isEnded && mediaId !== shownId ? no('rights-ended', { pictures: [picture.name] }) : null
}
