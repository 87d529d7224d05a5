import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { database, type Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { type FeedShape, feedLooks, type feeds } from '#db/schema/feed.ts'
import { stories } from '#db/schema/paper.ts'
import { isDraftName, liveNameOf, sectionOfFeed } from '#lib/feed-names.ts'
import { picturesForStaff } from '#newsroom/articles/pictures-for-staff.ts'
import type { FeedCard } from '#newsroom/paper/front-page.ts'
import { sectionBySlug } from '#newsroom/paper/section-by-slug.ts'
import { restOfSection } from '#newsroom/paper/section-page.ts'
import { cards, pageLength, type StoryCard } from '#newsroom/paper/story-card.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type Coming, comingCard } from './coming-cards.ts'
import { findFeed } from './find-feed.ts'
import type { plannedOrderInput } from './input.ts'
import { itemsBefore } from './items-at.ts'
import type { Item } from './order.ts'
import { plannedForSection } from './planned-for-section.ts'
import { plannedOrder } from './planned-order.ts'
import type { FeedName } from './postgres-feed-order.ts'

export type FeedPreview = { stories: FeedCard[]; shape: FeedShape }
type Feed = typeof feeds.$inferSelect

/** A feed or a draft order as readers will see its first page: as it is, or as the plan makes it at an instant. Throws NotFound. */
export async function feedPreview(editor: Person, { feed: named, at }: z.output<typeof plannedOrderInput>): Promise<FeedPreview> {
  authorise(editor, 'see the feed desk', { mine: true, feed: named.name })
  return database().transaction(
    async (tx) => {
      const feed = await findFeed(tx, named)
      if (!feed) return { stories: await withRest(tx, editor, named, [], at), shape: 'wire' as const }
      const { items, shownAs, coming } =
        at && !isDraftName(feed.name)
          ? await plannedOrder(tx, feed, at)
          : { items: await itemsBefore(tx, feed.id, [], pageLength), shownAs: feed, coming: new Map<string, Coming>() }
      const ordered = await cardsFor(tx, editor, items.slice(0, pageLength), shownAs, coming)
      return { stories: await withRest(tx, editor, named, ordered, at), shape: shownAs.shape }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** On a section's page, its other stories follow, newest first: with those that come out by then, and where they are by then. */
async function withRest(
  tx: Transaction,
  editor: Person,
  { name, language }: FeedName,
  ordered: FeedCard[],
  at: Date | null | undefined,
): Promise<FeedCard[]> {
  const slug = sectionOfFeed(liveNameOf(name))
  const section = slug === null ? null : await sectionBySlug(slug)
  const room = pageLength - ordered.length
  if (!section || room <= 0) return ordered
  const shown = ordered.map(({ articleId }) => articleId)
  const planned = at ? await plannedForSection(tx, section.id, language, at) : []
  const arriving: StoryCard[] = []
  for (const { articleId, isHere, ...coming } of planned) {
    if (!isHere || shown.includes(articleId)) continue
    const [live] = await cards().where(eq(stories.articleId, articleId))
    arriving.push(await comingCard(tx, editor, articleId, live, coming))
  }
  const rest = await restOfSection(section.id, language, [...shown, ...planned.map(({ articleId }) => articleId)], room)
  const newest = [...arriving, ...rest].sort((one, other) => other.firstPublishedAt.getTime() - one.firstPublishedAt.getTime())
  return [...ordered, ...newest.slice(0, room).map((card) => ({ ...card, pinned: false }))]
}

async function cardsFor(
  tx: Transaction,
  editor: Person,
  items: readonly Item[],
  shownAs: Feed,
  coming: ReadonlyMap<string, Coming>,
): Promise<FeedCard[]> {
  const ids = items.map(({ articleId }) => articleId)
  if (ids.length === 0) return []
  const live = new Map((await cards().where(isAmong(stories.articleId, ids))).map((card) => [card.articleId, card]))
  const looks = await tx
    .select()
    .from(feedLooks)
    .where(and(eq(feedLooks.feedId, shownAs.id), isAmong(feedLooks.articleId, ids)))
  const pictures = await picturesForStaff(looks.flatMap(({ mediaId }) => mediaId ?? []))
  const found: FeedCard[] = []
  for (const { articleId, pinned } of items) {
    const planned = coming.get(articleId)
    const card = planned ? await comingCard(tx, editor, articleId, live.get(articleId), planned) : live.get(articleId)
    if (!card) continue
    const look = looks.find((one) => one.articleId === articleId)
    const picture = look?.mediaId ? pictures.get(look.mediaId) : undefined
    found.push({
      ...card,
      pinned,
      headline: look?.headline ?? card.headline,
      hero: picture ? { ...picture, alt: '', caption: '', credit: '' } : card.hero,
      size: look?.size ?? null,
    })
  }
  return found
}
