import { and, asc, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articleBylines, articles, articleTopics } from '#db/schema/articles.ts'
import { corrections } from '#db/schema/corrections.ts'
import { pickPageDetails } from '#db/schema/details.ts'
import { liveArticles } from '#db/schema/live.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { Picture } from '#lib/document-types.ts'
import type { PublishedArticle } from '#newsroom/paper/published-by-slug.ts'
import type { ShownPicture } from '#newsroom/paper/story-card.ts'
import type { Person } from '#newsroom/people/person.ts'
import { nodesOf } from './document.ts'
import { type DraftFor, draftFor } from './draft-for.ts'
import { picturesForStaff } from './pictures-for-staff.ts'
import { countWords } from './plain-text.ts'

/**
 * A story as its page would look if it were published now: in the shape of readers' pages, with the draft's text and pictures that are not
 * public yet. Throws NotFound.
 */
export async function previewFor(person: Person, articleId: string): Promise<PublishedArticle> {
  const story = await draftFor(person, articleId)
  const { draft, hero } = story
  const related = await liveCards(
    [...nodesOf(draft.body)].filter(({ type }) => type === 'relatedStory').map(({ attrs }) => String(attrs?.articleId)),
  )
  const byline = await bylineOf(articleId)
  const pictures = await picturesForStaff([
    ...story.pictures.map(({ id }) => id),
    ...byline.flatMap(({ portraitId }) => portraitId ?? []),
    ...related.flatMap((card) => card.hero?.mediaId ?? []),
  ])
  const showPicture = (picture: Picture | null): ShownPicture | null => {
    const file = picture && pictures.get(picture.mediaId)
    return file ? { ...file, alt: picture.alt, caption: picture.caption, credit: picture.credit } : null
  }
  return {
    articleId,
    language: story.language,
    slug: story.slug ?? 'preview',
    headline: draft.headline,
    dek: draft.dek,
    breaking: story.breaking,
    firstPublishedAt: story.firstPublishedAt ?? draft.savedAt,
    updatedAt: story.firstPublishedAt ? draft.savedAt : null,
    correctedAt: null,
    corrections: await correctionsOf(articleId),
    section: await sectionOf(story),
    hero: showPicture(hero),
    body: draft.body,
    words: countWords(draft.body, story.language),
    ...pickPageDetails(story),
    authors: byline.map(({ portraitId, ...author }) => ({ ...author, portrait: (portraitId && pictures.get(portraitId)) || null })),
    topics: await topicsOf(articleId),
    twins: story.twinGroup ? await liveTwins(story.twinGroup, articleId) : [],
    pictures: [...pictures.values()],
    related: related.map((card) => ({ ...card, hero: showPicture(card.hero) })),
  }
}

async function sectionOf({ sectionId }: DraftFor): Promise<PublishedArticle['section']> {
  const [section] = sectionId
    ? await database()
        .select({ id: sections.id, slug: sections.slug, name: sections.name })
        .from(sections)
        .where(eq(sections.id, sectionId))
    : []
  return section ?? { id: 'none', slug: '', name: { en: '—' } } // a sign, because the story may be in any language
}

const bylineOf = (articleId: string) =>
  database()
    .select({
      id: authors.id,
      slug: authors.slug,
      name: authors.name,
      title: authors.title,
      biography: authors.biography,
      portraitId: authors.portraitId,
    })
    .from(articleBylines)
    .innerJoin(authors, eq(authors.id, articleBylines.authorId))
    .where(eq(articleBylines.articleId, articleId))
    .orderBy(asc(articleBylines.position))

const topicsOf = (articleId: string) =>
  database()
    .select({ id: topics.id, slug: topics.slug, name: topics.name })
    .from(articleTopics)
    .innerJoin(topics, eq(topics.id, articleTopics.topicId))
    .where(eq(articleTopics.articleId, articleId))
    .orderBy(asc(articleTopics.position))

const correctionsOf = (articleId: string) =>
  database()
    .select({ id: corrections.id, kind: corrections.kind, text: corrections.text, at: corrections.at })
    .from(corrections)
    .where(and(eq(corrections.articleId, articleId), isNull(corrections.withdrawnAt)))
    .orderBy(desc(corrections.at), desc(corrections.id))

const liveTwins = (group: string, articleId: string) =>
  database()
    .select({ language: liveArticles.language, slug: liveArticles.slug })
    .from(liveArticles)
    .innerJoin(articles, eq(articles.id, liveArticles.articleId))
    .where(and(eq(articles.twinGroup, group), ne(articles.id, articleId)))

async function liveCards(ids: string[]) {
  if (ids.length === 0) return []
  return database()
    .select({
      articleId: liveArticles.articleId,
      language: liveArticles.language,
      slug: liveArticles.slug,
      headline: liveArticles.headline,
      dek: liveArticles.dek,
      hero: liveArticles.hero,
    })
    .from(liveArticles)
    .where(inArray(liveArticles.articleId, ids))
}
