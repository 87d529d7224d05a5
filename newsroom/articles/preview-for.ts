import { and, asc, desc, eq, isNull, ne } from 'drizzle-orm'
import { database, type Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { articleBylines, articles, articleTopics, drafts } from '#db/schema/articles.ts'
import { corrections } from '#db/schema/corrections.ts'
import { pickPageDetails, pickStoryDetails } from '#db/schema/details.ts'
import { liveArticles } from '#db/schema/live.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { Picture } from '#lib/document-types.ts'
import { attachmentsForStaff } from '#newsroom/attachments/attachment-for.ts'
import type { PublishedArticle } from '#newsroom/paper/published-by-slug.ts'
import type { PaperPicture, ShownPicture } from '#newsroom/paper/story-card.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { listAttachments, listPictures, listStories } from './document.ts'
import { picturesForStaff } from './pictures-for-staff.ts'
import { countWords } from './plain-text.ts'
import { storyFor } from './story-for.ts'

/** A story for a person of the desk as its page would look if it were published now. Throws NotFound. */
export async function previewFor(person: Person, articleId: string): Promise<PublishedArticle> {
  authorise(person, 'see a story', await storyFor(database(), person, articleId))
  return draftAsPage(database(), articleId)
}

/**
 * A story as its page would look if it were published now: in the shape of readers' pages, with the draft's text and pictures that are not
 * public yet. The caller has decided that it may be seen. `through`: the path under which those pictures are loaded.
 */
export async function draftAsPage(reading: Reading, articleId: string, through?: string): Promise<PublishedArticle> {
  const story = await draftOf(reading, articleId)
  const { body, hero } = story
  const own = [...(hero ? [hero.mediaId] : []), ...listPictures(body)]
  const related = await liveCards(reading, listStories(body))
  const byline = await bylineOf(reading, articleId)
  const shown = [...own, ...byline.flatMap(({ portraitId }) => portraitId ?? []), ...related.flatMap((card) => card.hero?.mediaId ?? [])]
  const pictures = await picturesForStaff(shown, reading)
  if (through !== undefined) for (const id of own) setThrough(pictures, id, through)
  const showPicture = (picture: Picture | null): ShownPicture | null => {
    const file = picture && pictures.get(picture.mediaId)
    return file ? { ...file, alt: picture.alt, caption: picture.caption, credit: picture.credit } : null
  }
  return {
    articleId,
    language: story.language,
    slug: story.slug ?? 'preview',
    headline: story.headline,
    dek: story.dek,
    breaking: story.breaking,
    firstPublishedAt: story.firstPublishedAt ?? story.savedAt,
    updatedAt: story.firstPublishedAt ? story.savedAt : null,
    correctedAt: null,
    corrections: await correctionsOf(reading, articleId),
    section: await sectionOf(reading, story.sectionId),
    hero: showPicture(hero),
    body,
    words: countWords(body, story.language),
    ...pickPageDetails(story),
    authors: byline.map(({ portraitId, ...author }) => ({ ...author, portrait: (portraitId && pictures.get(portraitId)) || null })),
    topics: await topicsOf(reading, articleId),
    twins: story.twinGroup ? await liveTwins(reading, story.twinGroup, articleId) : [],
    pictures: [...pictures.values()],
    attachments: (await attachmentsForStaff(listAttachments(body), reading)).map((file) => ({
      ...file,
      ...(through !== undefined && { through }),
    })),
    related: related.map((card) => ({ ...card, hero: showPicture(card.hero) })),
  }
}

function setThrough(pictures: Map<string, PaperPicture>, id: string, through: string): void {
  const picture = pictures.get(id)
  if (picture) pictures.set(id, { ...picture, through })
}

async function draftOf(reading: Reading, articleId: string) {
  const [story] = await reading
    .select({
      language: articles.language,
      slug: articles.slug,
      sectionId: articles.sectionId,
      ...pickStoryDetails(articles),
      twinGroup: articles.twinGroup,
      firstPublishedAt: articles.firstPublishedAt,
      headline: drafts.headline,
      dek: drafts.dek,
      body: drafts.body,
      savedAt: drafts.updatedAt,
    })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.id, articleId))
  if (!story) throw new Error(`article ${articleId} disappeared while it was read`)
  return story
}

async function sectionOf(reading: Reading, sectionId: string | null): Promise<PublishedArticle['section']> {
  const [section] = sectionId
    ? await reading.select({ id: sections.id, slug: sections.slug, name: sections.name }).from(sections).where(eq(sections.id, sectionId))
    : []
  return section ?? { id: 'none', slug: '', name: { en: '—' } } // a sign, because the story may be in any language
}

const bylineOf = (reading: Reading, articleId: string) =>
  reading
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

const topicsOf = (reading: Reading, articleId: string) =>
  reading
    .select({ id: topics.id, slug: topics.slug, name: topics.name })
    .from(articleTopics)
    .innerJoin(topics, eq(topics.id, articleTopics.topicId))
    .where(eq(articleTopics.articleId, articleId))
    .orderBy(asc(articleTopics.position))

const correctionsOf = (reading: Reading, articleId: string) =>
  reading
    .select({ id: corrections.id, kind: corrections.kind, text: corrections.text, at: corrections.at })
    .from(corrections)
    .where(and(eq(corrections.articleId, articleId), isNull(corrections.withdrawnAt)))
    .orderBy(desc(corrections.at), desc(corrections.id))

const liveTwins = (reading: Reading, group: string, articleId: string) =>
  reading
    .select({ language: liveArticles.language, slug: liveArticles.slug })
    .from(liveArticles)
    .innerJoin(articles, eq(articles.id, liveArticles.articleId))
    .where(and(eq(articles.twinGroup, group), ne(articles.id, articleId)))

async function liveCards(reading: Reading, ids: string[]) {
  if (ids.length === 0) return []
  return reading
    .select({
      articleId: liveArticles.articleId,
      language: liveArticles.language,
      slug: liveArticles.slug,
      headline: liveArticles.headline,
      dek: liveArticles.dek,
      hero: liveArticles.hero,
    })
    .from(liveArticles)
    .where(isAmong(liveArticles.articleId, ids))
}
