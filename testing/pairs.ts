import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { corrections } from '#db/schema/corrections.ts'
import { media, renditions } from '#db/schema/media.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import type { Localized } from '#lib/languages.ts'
import { localize } from '#lib/publication.ts'
import type { Cast } from './cast.ts'
import { liveStory } from './live-story.ts'

/** A story with data of its own in every column. */
export type OwnStory = {
  id: string
  slug: string
  section: { id: string; slug: string; name: string }
  authors: { id: string; slug: string; name: string }[]
  topics: { id: string; slug: string; name: string }[]
  /** The hash of the main picture, and its JPEG that is nearest to 1280 pixels. */
  hero: { id: string; hash: string; width: number; bytes: number }
  /** The picture in its text. */
  picture: { id: string; hash: string; width: number; bytes: number }
  related: string
  correction: string
}

type Wanted = { name: string; at: Date; language?: 'en' | 'uk'; widths: readonly [number, number]; marks?: string }

/**
 * For tests: a live story with a section, two authors, two topics, a main picture, a picture and a card in its text, and a correction of
 * its own. With two of them a test shows that lists, pages and feeds mix nothing up. `marks` is added to every name.
 */
export async function ownStory(cast: Cast, { name, at, language = 'en', widths, marks = '' }: Wanted): Promise<OwnStory> {
  const db = database()
  const nameBoth = (word: string) => ({
    slug: `${name}-${word}`,
    name: { en: `${name} ${word}${marks}`, uk: `${name} ${word}${marks} (uk)` },
  })
  const show = <Row extends { id: string; slug: string; name: Localized }>(row: Row) => ({
    id: row.id,
    slug: row.slug,
    name: localize(row.name, language),
  })
  const [section] = await db.insert(sections).values(nameBoth('section')).returning()
  const theirs = await db
    .insert(authors)
    .values([nameBoth('author-a'), nameBoth('author-b')])
    .returning()
  const about = await db
    .insert(topics)
    .values([nameBoth('topic-a'), nameBoth('topic-b')])
    .returning()
  if (!section) throw new Error('no section')
  const [hero, picture] = [await pictureOf(`${name}-hero`, widths[0]), await pictureOf(`${name}-picture`, widths[1])]
  const related = await liveStory(cast, { slug: `${name}-related`, at: new Date(at.getTime() - 1e9), language, authors: [] })
  const id = await liveStory(cast, {
    slug: name,
    at,
    language,
    sectionId: section.id,
    authors: theirs.map((row) => row.id),
    topics: about.map((row) => row.id),
    hero: { mediaId: hero.id, alt: `Alt of ${name}${marks}`, caption: `Caption of ${name}`, credit: `Credit of ${name}` },
    pictures: [picture.id],
    body: bodyWith(name, picture.id, related),
  })
  const correction = `The note of ${name}`
  const [live] = await db.select({ revisionId: articles.liveRevisionId }).from(articles).where(eq(articles.id, id))
  await db.insert(corrections).values({ articleId: id, revisionId: live?.revisionId ?? '', language, kind: 'correction', text: correction })
  return {
    id,
    slug: name,
    section: show(section),
    authors: theirs.map(show),
    topics: about.map(show),
    hero,
    picture,
    related,
    correction,
  }
}

const bodyWith = (name: string, mediaId: string, articleId: string): ArticleDocument => ({
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: `Text of ${name}.` }] },
    { type: 'picture', attrs: { mediaId, alt: '', caption: '', credit: '' } },
    { type: 'relatedStory', attrs: { articleId } },
  ],
})

/** A picture with files of 320 pixels and of `width`; the wide one has a unique size in bytes. */
async function pictureOf(name: string, width: number): Promise<OwnStory['hero']> {
  const hash = Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64)
  const [row] = await database()
    .insert(media)
    .values({ name, hash, state: 'ready', format: 'jpeg', bytes: 1, width: 4000, height: 3000 })
    .returning({ id: media.id })
  if (!row) throw new Error('no picture')
  const bytes = width * 100 + name.length
  const file = { mediaId: row.id, height: 300, format: 'jpg' as const }
  await database()
    .insert(renditions)
    .values([
      { ...file, width: 320, bytes: 3 },
      { ...file, width, bytes },
      { ...file, width: 1280, bytes: 7, format: 'avif' },
      { ...file, width: 1280, bytes: 9, shape: '16x9' },
    ])
  return { id: row.id, hash, width, bytes }
}
