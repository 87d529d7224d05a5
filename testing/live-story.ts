import { eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articleBylines, articles, articleTopics, drafts, publications, revisions } from '#db/schema/articles.ts'
import { liveArticles, liveBylines, liveMedia, liveTopics } from '#db/schema/live.ts'
import type { ArticleDocument, Picture } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import type { Cast } from './cast.ts'

type LiveStory = {
  slug: string
  at: Date
  language?: Language
  headline?: string
  body?: ArticleDocument
  topicId?: string
  twinGroup?: string
  /** Instead of the cast's author and section, and of `topicId`. */
  authors?: string[]
  topics?: string[]
  sectionId?: string
  hero?: Picture
  /** Pictures in its text. */
  pictures?: string[]
}

const plain: ArticleDocument = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'A line.' }] }] }

/** For tests of the paper: inserts a live story directly into the tables, by the cast's author and in the cast's section. */
export async function liveStory(cast: Cast, story: LiveStory): Promise<string> {
  const { slug, at, language = 'en', body = plain, twinGroup, hero, sectionId = cast.section.id } = story
  const { authors = [cast.author.id], topics = story.topicId ? [story.topicId] : [], pictures = [] } = story
  const db = database()
  const words = { headline: story.headline ?? `The story ${slug}`, dek: 'A dek.', words: 2 }
  const [row] = await db
    .insert(articles)
    .values({ language, slug, sectionId, hero, createdBy: cast.olena.id, twinGroup })
    .returning({ id: articles.id })
  if (!row) throw new Error('no article')
  await db.insert(drafts).values({ articleId: row.id, body, ...words })
  const [revision] = await db
    .insert(revisions)
    .values({
      ...words,
      articleId: row.id,
      number: 1,
      draftVersion: 1,
      language,
      slug,
      body,
      sectionId,
      hero,
      bylines: authors,
      topics,
    })
    .returning({ id: revisions.id })
  if (!revision) throw new Error('no revision')
  const [publication] = await db
    .insert(publications)
    .values({ articleId: row.id, revisionId: revision.id, publishedAt: at })
    .returning({ id: publications.id })
  if (!publication) throw new Error('no publication')
  await db.update(articles).set({ stage: 'published', liveRevisionId: revision.id, firstPublishedAt: at }).where(eq(articles.id, row.id))
  const live = { articleId: row.id, language, firstPublishedAt: at }
  await db.insert(liveArticles).values({
    ...live,
    ...words,
    publicationId: publication.id,
    revisionId: revision.id,
    slug,
    sectionId,
    hero,
    twinGroup,
  })
  const named = authors.map((authorId, position) => ({ ...live, authorId, position }))
  const about = topics.map((topicId, position) => ({ ...live, topicId, position }))
  const shown = [...(hero ? [hero.mediaId] : []), ...pictures].map((mediaId) => ({ articleId: row.id, mediaId }))
  if (named.length > 0) await Promise.all([db.insert(liveBylines).values(named), db.insert(articleBylines).values(named)])
  if (about.length > 0) await Promise.all([db.insert(liveTopics).values(about), db.insert(articleTopics).values(about)])
  if (shown.length > 0) await db.insert(liveMedia).values(shown)
  return row.id
}

/** Makes a story not live, as unpublishing does. */
export async function noLongerLive(articleId: string, stage: 'unpublished' | 'taken-down'): Promise<void> {
  await database().delete(liveArticles).where(eq(liveArticles.articleId, articleId))
  await database().update(articles).set({ stage, liveRevisionId: sql`null` }).where(eq(articles.id, articleId))
}
