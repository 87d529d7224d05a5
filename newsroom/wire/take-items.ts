import { createHash } from 'node:crypto'
import { and, eq, or, sql } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { wireItems, wireSightings } from '#db/schema/wire.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import type { WireStory } from '#newsroom/formats/wire-story.ts'

/** An item of a feed, read. */
export type ReadItem = { source: string; digest: string; story: WireStory }

/** Published so many milliseconds before the feed was added: nobody needs to be told of it. */
const longAgo = 24 * 3600_000

/**
 * Puts the items of a feed into the wire. An item that is there is changed when this feed has changed it; one that another feed brought, by its
 * key, its address or its words, is not added again. `isFirst`: the feed was just added, and what is old in it counts as read. Returns how many
 * came or changed.
 */
export async function takeItems(tx: Transaction, feedId: string, items: readonly ReadItem[], isFirst: boolean): Promise<number> {
  // Two feeds that bring the same text at the same moment: the second one sees what the first one wrote.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('galley wire'))`)
  let taken = 0
  // The oldest first, so that ids are in the order of time.
  for (const item of items.toReversed()) if (await takeItem(tx, feedId, item, isFirst)) taken += 1
  return taken
}

async function takeItem(tx: Transaction, feedId: string, { source, digest, story }: ReadItem, isFirst: boolean): Promise<boolean> {
  const [seen] = await tx
    .select({ digest: wireSightings.digest, itemId: wireSightings.itemId })
    .from(wireSightings)
    .where(and(eq(wireSightings.feedId, feedId), eq(wireSightings.key, source)))
  if (seen?.digest === digest) return false
  const facts = { headline: story.headline, link: linkOf(story), contentDigest: digestOf(story), story }
  if (seen) {
    await tx
      .update(wireSightings)
      .set({ digest })
      .where(and(eq(wireSightings.feedId, feedId), eq(wireSightings.key, source)))
    return changeItem(tx, seen.itemId, facts)
  }
  const [same] = await tx
    .select({ id: wireItems.id })
    .from(wireItems)
    .where(
      or(
        eq(wireItems.source, source),
        facts.link === '' ? undefined : eq(wireItems.link, facts.link),
        eq(wireItems.contentDigest, facts.contentDigest),
      ),
    )
    .limit(1)
  const itemId = same?.id ?? (await addItem(tx, feedId, source, facts, isFirst))
  await tx.insert(wireSightings).values({ feedId, key: source, digest, itemId })
  return !same
}

type Facts = { headline: string; link: string; contentDigest: string; story: WireStory }

async function addItem(tx: Transaction, feedId: string, source: string, facts: Facts, isFirst: boolean): Promise<string> {
  const { publishedAt } = facts.story
  const isOld = isFirst && Date.now() - publishedAt.getTime() > longAgo
  const [added] = await tx
    .insert(wireItems)
    .values({
      ...facts,
      source,
      broughtBy: feedId,
      at: sql`least(${publishedAt.toISOString()}::timestamptz, now())`,
      state: isOld ? 'read' : 'new',
    })
    .returning({ id: wireItems.id })
  if (!added) throw new Error('an insert answered nothing')
  return added.id
}

/** A newer version. It is news again, unless somebody chose to ignore it. A change of nothing that is shown is none. */
async function changeItem(tx: Transaction, itemId: string, facts: Facts): Promise<boolean> {
  const [changed] = await tx
    .update(wireItems)
    .set({
      ...facts,
      version: sql`${wireItems.version} + 1`,
      changedAt: now,
      state: sql`case when ${wireItems.state} = 'ignored' then 'ignored' else 'new' end`,
      handledBy: sql`case when ${wireItems.state} = 'ignored' then ${wireItems.handledBy} end`,
    })
    .where(and(eq(wireItems.id, itemId), sql`${wireItems.contentDigest} <> ${facts.contentDigest}`))
    .returning({ id: wireItems.id })
  return changed !== undefined
}

/** Only an address that may be shown as a link. */
const linkOf = ({ address = '' }: WireStory): string => (/^https?:\/\//i.test(address) && address.length <= 1000 ? address : '')

/** Of the words alone: two feeds of one agency differ in their addresses and their markup. */
const digestOf = ({ headline, dek, body }: WireStory): string =>
  createHash('sha256')
    .update([headline, dek, plainText(body)].map((text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()).join('\n'))
    .digest('base64url')
