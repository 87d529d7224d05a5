import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { imports } from '#db/schema/record.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { wireFeeds, wireItems, wireSightings } from '#db/schema/wire.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { isPublished } from '#lib/publication.ts'
import type { WireStory } from '#newsroom/formats/wire-story.ts'
import { addNewStories } from '#newsroom/import/new-stories.ts'
import { taxonomyOf } from '#newsroom/import/taxonomy.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { aboutWireItem } from '#newsroom/wire/input.ts'

/**
 * Makes a draft of a text of the wire, with its byline, and a note that says where it comes from. Once: whoever is second is told who was
 * first. The key of the source is kept, so that its recall finds the story.
 */
export async function makeStory(
  person: Person,
  { itemId }: z.output<typeof aboutWireItem>,
): Promise<Outcome<{ articleId: string }, 'made' | 'recalled' | 'discarded' | 'foreign-language'>> {
  authorise(person, 'see the wire')
  authorise(person, 'write a story')
  return transaction(async (tx) => {
    const [item] = await tx.select().from(wireItems).where(eq(wireItems.id, itemId)).for('update')
    if (!item) throw new NotFound(`no item ${itemId} of the wire`)
    if (item.recalledAt) return no('recalled')
    const before = await findBefore(tx, item.source)
    if (before) return before.articleId ? no('made', { by: await nameOf(tx, item.madeBy), articleId: before.articleId }) : no(before.why)
    const story = await storyFor(tx, item)
    if (!isPublished(story.language)) return no('foreign-language')
    const incoming = [
      { source: item.source, digest: `wire ${item.version}`, story, stage: 'draft' as const, before: undefined, hold: null },
    ]
    await addNewStories(tx, person, incoming, await taxonomyOf(tx, incoming))
    const [made] = await tx.select({ articleId: imports.articleId }).from(imports).where(eq(imports.source, item.source))
    if (!made?.articleId) throw new Error('a story that was added is not among the imports')
    const { articleId } = made
    await tx
      .update(wireItems)
      .set({ articleId, madeBy: person.id, madeVersion: item.version, state: 'read', handledBy: person.id })
      .where(eq(wireItems.id, itemId))
    await record(tx, person, 'make-story', { kind: 'article', id: articleId }, { headline: story.headline, source: item.source })
    return done({ articleId })
  })
}

/** What became of this text here before, by the wire or by an import. Null: nothing, or its draft was discarded long ago. */
async function findBefore(tx: Transaction, source: string) {
  const [row] = await tx
    .select({ articleId: articles.id, importedId: imports.articleId, recalledAt: imports.recalledAt })
    .from(imports)
    .leftJoin(articles, eq(articles.id, imports.articleId))
    .where(eq(imports.source, source))
    .for('update', { of: imports })
  if (!row) return null
  return { articleId: row.articleId, why: row.recalledAt ? ('recalled' as const) : ('discarded' as const) }
}

const nameOf = async (tx: Transaction, id: string | null): Promise<string | null> =>
  id === null ? null : ((await tx.select({ name: people.name }).from(people).where(eq(people.id, id)))[0]?.name ?? null)

type Item = typeof wireItems.$inferSelect

/**
 * The story as it is begun here: without the addresses of its source, with topics that the newsroom has, and dated now. Section and byline come
 * with it.
 */
async function storyFor(tx: Transaction, item: Item): Promise<WireStory> {
  const read = item.story as WireStory // written by newsroom/wire/take-items.ts; its dates are text in the database
  const slugs = read.topics.map(({ slug }) => slug)
  const known = slugs.length === 0 ? [] : await tx.select({ slug: topics.slug }).from(topics).where(isAmong(topics.slug, slugs))
  const embargo = read.embargo && { ...read.embargo, until: new Date(read.embargo.until) }
  return {
    ...read,
    topics: read.topics.filter(({ slug }) => known.some((topic) => topic.slug === slug)),
    slug: null,
    oldSlugs: [],
    oldPaths: [],
    publishedAt: new Date(),
    updatedAt: null,
    hold: null,
    embargo,
    note: await noteOf(tx, item, read),
  }
}

async function noteOf(tx: Transaction, { id, link, source }: Item, { note }: WireStory): Promise<string> {
  const feeds = await tx
    .select({ name: wireFeeds.name, licence: wireFeeds.licence })
    .from(wireFeeds)
    .innerJoin(wireSightings, eq(wireSightings.feedId, wireFeeds.id))
    .where(eq(wireSightings.itemId, id))
    .orderBy(wireFeeds.name)
  const from = `${feeds.map(({ name }) => name).join(', ') || 'The wire'}: ${link || source}`
  return [from, ...new Set(feeds.map(({ licence }) => licence)), note ?? ''].filter((line) => line !== '').join('\n')
}
