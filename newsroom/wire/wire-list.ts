import { and, count, desc, eq, exists, lt, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { database } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { qualify } from '#db/qualify.ts'
import { people } from '#db/schema/people.ts'
import { wireFeeds, wireItems, wireSightings } from '#db/schema/wire.ts'
import { readCursor, writeCursor } from '#lib/cursor.ts'
import { NotFound } from '#lib/outcome.ts'
import type { WireState } from '#lib/wire.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import type { WireStory } from '#newsroom/formats/wire-story.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { WireWanted } from './input.ts'

export type WireRow = {
  id: string
  headline: string
  at: Date
  state: WireState
  /** The names of the feeds that brought it. */
  feeds: string[]
  /** Who dealt with it, and the story that was made of it. */
  handledBy: string | null
  articleId: string | null
  madeBy: string | null
  changedAt: Date | null
  recall: string | null
  isRecalled: boolean
}

const pageLength = 40

/** The wire, newest first, a page at a time. */
export async function wireList(person: Person, wanted: WireWanted, length = pageLength): Promise<{ rows: WireRow[]; next: string | null }> {
  authorise(person, 'see the wire')
  const rows = await selectRows(conditions(wanted)).limit(length + 1)
  const shown = rows.slice(0, length)
  const last = rows.length > length ? shown.at(-1) : undefined
  return { rows: await withFeeds(shown), next: last ? writeCursor(last) : null }
}

/** A text of the wire with what it says, one paragraph a line. */
export type WireText = WireRow & { link: string; dek: string; byline: string; paragraphs: string[]; losses: string[]; licence: string }

export async function wireText(person: Person, itemId: string): Promise<WireText> {
  authorise(person, 'see the wire')
  const [row] = await withFeeds(await selectRows(eq(wireItems.id, itemId)).limit(1))
  const [text] = await database().select({ link: wireItems.link, story: wireItems.story }).from(wireItems).where(eq(wireItems.id, itemId))
  if (!row || !text) throw new NotFound(`no item ${itemId} of the wire`)
  const [licence] = await database()
    .select({ licence: wireFeeds.licence })
    .from(wireFeeds)
    .innerJoin(wireSightings, eq(wireSightings.feedId, wireFeeds.id))
    .where(eq(wireSightings.itemId, itemId))
    .limit(1)
  const story = text.story as WireStory // written by take-items.ts
  const paragraphs = plainText(story.body)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const byline = story.bylines.map(({ name }) => name).join(', ')
  return { ...row, link: text.link, dek: story.dek, byline, paragraphs, losses: story.losses, licence: licence?.licence ?? '' }
}

/** How many texts nobody has dealt with; counted up to a hundred. */
export async function countUnread(person: Person): Promise<number> {
  authorise(person, 'see the wire')
  const [row] = await database().select({ unread: count() }).from(unreadItems().as('unread'))
  return row?.unread ?? 0
}

/** Their ids, as a select: up to as many as are counted. */
export const unreadItems = () => database().select({ id: wireItems.id }).from(wireItems).where(eq(wireItems.state, 'new')).limit(100)

const [handler, maker] = [alias(people, 'handler'), alias(people, 'maker')]

const selectRows = (where: SQL | undefined) =>
  database()
    .select({
      id: wireItems.id,
      headline: wireItems.headline,
      at: wireItems.at,
      state: wireItems.state,
      handledBy: handler.name,
      articleId: wireItems.articleId,
      madeBy: maker.name,
      changedAt: wireItems.changedAt,
      recall: wireItems.recall,
      isRecalled: sql<boolean>`${wireItems.recalledAt} is not null`,
    })
    .from(wireItems)
    .leftJoin(handler, eq(handler.id, wireItems.handledBy))
    .leftJoin(maker, eq(maker.id, wireItems.madeBy))
    .where(where)
    .orderBy(desc(wireItems.at), desc(wireItems.id))

function conditions({ feed, show, words, after }: WireWanted): SQL | undefined {
  const place = readCursor(after)
  const ofFeed = database()
    .select({ one: sql`1` })
    .from(wireSightings)
    .where(and(eq(wireSightings.itemId, qualify(wireItems.id)), eq(wireSightings.feedId, feed ?? '')))
  return and(
    show === 'unread' ? eq(wireItems.state, 'new') : undefined,
    feed ? exists(ofFeed) : undefined,
    words ? sql`to_tsvector('simple', ${wireItems.headline}) @@ websearch_to_tsquery('simple', ${words})` : undefined,
    place ? or(lt(wireItems.at, place.at), and(eq(wireItems.at, place.at), lt(wireItems.id, place.id))) : undefined,
    place ? sql`${wireItems.at} <= ${place.at.toISOString()}` : undefined, // the condition from which the index scan can start
  )
}

async function withFeeds(rows: Awaited<ReturnType<typeof selectRows>>): Promise<WireRow[]> {
  if (rows.length === 0) return []
  const names = await database()
    .select({ itemId: wireSightings.itemId, name: wireFeeds.name })
    .from(wireSightings)
    .innerJoin(wireFeeds, eq(wireFeeds.id, wireSightings.feedId))
    .where(
      isAmong(
        wireSightings.itemId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(wireFeeds.name)
  return rows.map((row) => ({ ...row, feeds: [...new Set(names.flatMap(({ itemId, name }) => (itemId === row.id ? name : [])))] }))
}
