import { and, asc, desc, eq, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { database, type Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { articleBylines, articleShares, articles, articleTopics, draftSteps, drafts, publications, revisions } from '#db/schema/articles.ts'
import { pickStoryDetails } from '#db/schema/details.ts'
import { liveArticles } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { people } from '#db/schema/people.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { ArticleDocument, Picture } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { NotFound } from '#lib/outcome.ts'
import { localize } from '#lib/publication.ts'
import { attachmentsForStaff } from '#newsroom/attachments/attachment-for.ts'
import { rightsMark } from '#newsroom/media/rights.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { sectionsOf } from '#newsroom/people/sections-of.ts'
import { guestMay, isMadeBy, isMine, visibleTo } from '#newsroom/people/visible-to.ts'
import { deadlineOfIt } from './deadline.ts'
import { listAttachments, listPictures, listStories } from './document.ts'
import { runningEmbargo } from './embargo.ts'
import { mustSuggest, suggestAsGuest } from './must-suggest.ts'
import { stepsOf } from './steps-of.ts'
import { storyOf } from './story-schema.ts'
import { suggestionsIn } from './suggestions-of.ts'

/** A story for the editor: its text, its details, and the pictures and stories that its text refers to. Throws NotFound. */
export async function draftFor(person: Person, articleId: string, reading: Reading = database()) {
  const row = await rowFor(person, articleId, reading)
  authorise(person, 'see a story', row)
  const isGuest = person.role === 'guest'
  const { draft, ...article } = isGuest ? withoutInner(row) : row
  const references = findReferences(draft.body, article.hero)
  return {
    ...article,
    mustSuggest: mustSuggest(person, article),
    draft,
    section: article.sectionId ? await sectionOf(reading, article.sectionId, article.language) : null,
    bylines: await bylinesOf(reading, articleId, article.language),
    topics: await topicsOf(reading, articleId, article.language),
    sharedWith: isGuest ? [] : await sharesOf(reading, articleId),
    suggestions: draft.suggested ? await suggestionsIn(reading, person, articleId, storyOf(draft)) : [],
    twins: article.twinGroup ? await twinsOf(reading, person, article.twinGroup, articleId) : [],
    publications: isGuest ? [] : await publicationsOf(reading, articleId),
    steps: isGuest ? { submitted: null, sentBack: null, takenDown: null } : await stepsOf(reading, person, articleId),
    lastWriter: await lastWriterOf(reading, person, articleId),
    pictures: await picturesByIds(references.pictures, reading),
    stories: await storiesByIds(references.stories, reading),
    attachments: await attachmentsForStaff(listAttachments(draft.body), reading),
  }
}

/** Its row, its text, and who has to do with it. Throws NotFound when it is not visible to this person. */
async function rowFor(person: Person, articleId: string, reading: Reading) {
  const creators = alias(people, 'creators')
  const editors = alias(people, 'editors')
  const [row] = await reading
    .select({
      id: articles.id,
      language: articles.language,
      stage: articles.stage,
      version: articles.version,
      slug: articles.slug,
      sectionId: articles.sectionId,
      ...pickStoryDetails(articles),
      twinGroup: articles.twinGroup,
      submittedAt: articles.submittedAt,
      note: articles.note,
      suggestOnly: articles.suggestOnly,
      suggestAsGuest: suggestAsGuest(person),
      firstPublishedAt: articles.firstPublishedAt,
      embargo: runningEmbargo,
      deadline: deadlineOfIt,
      createdBy: creators.name,
      /** Who looks after it. */
      editor: { id: editors.id, name: editors.name },
      /** The address readers use now; a new slug takes effect with the next publication. */
      liveSlug: liveArticles.slug,
      mine: isMine(person),
      guestMay: guestMay(person),
      made: isMadeBy(person),
      sections: sectionsOf(),
      draft: {
        version: drafts.version,
        headline: drafts.headline,
        dek: drafts.dek,
        body: drafts.body,
        suggested: drafts.suggested,
        savedAt: drafts.updatedAt,
        savedBy: people.name,
      },
    })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .leftJoin(people, eq(people.id, drafts.updatedBy))
    .leftJoin(creators, eq(creators.id, articles.createdBy))
    .leftJoin(editors, eq(editors.id, articles.editorId))
    .leftJoin(liveArticles, eq(liveArticles.articleId, articles.id))
    .where(and(eq(articles.id, articleId), visibleTo(person)))
  if (!row) throw new NotFound(`article ${articleId}`)
  return row
}

/** What is said inside the newsroom about a story is not for its guests. */
const withoutInner = (row: Awaited<ReturnType<typeof rowFor>>): Awaited<ReturnType<typeof rowFor>> => ({
  ...row,
  note: null,
  deadline: null,
  editor: null,
})

/** So many of the newest rows of a log are looked at for who wrote last: about an hour of writing. */
const newestRows = 2000

/** Which colleague wrote last, by the newest rows of the log; null: nobody but this person. */
async function lastWriterOf(reading: Reading, person: Person, articleId: string): Promise<{ name: string; at: Date } | null> {
  const newest = reading
    .select({ version: draftSteps.version, personId: draftSteps.personId, at: draftSteps.createdAt })
    .from(draftSteps)
    .where(eq(draftSteps.articleId, articleId))
    .orderBy(desc(draftSteps.version))
    .limit(newestRows)
    .as('newest')
  const [last] = await reading
    .select({ name: people.name, at: newest.at })
    .from(newest)
    .innerJoin(people, eq(people.id, newest.personId))
    .where(ne(newest.personId, person.id))
    .orderBy(desc(newest.version))
    .limit(1)
  return last ?? null
}

const sharesOf = (reading: Reading, articleId: string) =>
  reading
    .select({ id: people.id, name: people.name })
    .from(articleShares)
    .innerJoin(people, eq(people.id, articleShares.personId))
    .where(eq(articleShares.articleId, articleId))
    .orderBy(asc(people.name))

export type DraftFor = Awaited<ReturnType<typeof draftFor>>

/** Whether a text is a UUID: ids come from the URL, and Postgres throws on anything else. */
export const isArticleId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

function findReferences(body: ArticleDocument, hero: Picture | null) {
  const pictures = new Set([...(hero ? [hero.mediaId] : []), ...listPictures(body)])
  return { pictures: [...pictures], stories: listStories(body) }
}

async function sectionOf(reading: Reading, id: string, language: Language) {
  const [section] = await reading
    .select({ id: sections.id, slug: sections.slug, name: sections.name })
    .from(sections)
    .where(eq(sections.id, id))
  return section ? { ...section, name: localize(section.name, language) } : null
}

/** The editor saves no more than this (input.ts), but an imported archive may contain more. */
const mostNames = 100

export async function bylinesOf(reading: Reading, articleId: string, language: Language) {
  const rows = await reading
    .select({ id: authors.id, slug: authors.slug, name: authors.name })
    .from(articleBylines)
    .innerJoin(authors, eq(authors.id, articleBylines.authorId))
    .where(eq(articleBylines.articleId, articleId))
    .orderBy(asc(articleBylines.position))
    .limit(mostNames)
  return rows.map((row) => ({ ...row, name: localize(row.name, language) }))
}

export async function topicsOf(reading: Reading, articleId: string, language: Language) {
  const rows = await reading
    .select({ id: topics.id, slug: topics.slug, name: topics.name })
    .from(articleTopics)
    .innerJoin(topics, eq(topics.id, articleTopics.topicId))
    .where(eq(articleTopics.articleId, articleId))
    .orderBy(asc(articleTopics.position))
    .limit(mostNames)
  return rows.map((row) => ({ ...row, name: localize(row.name, language) }))
}

const twinsOf = (reading: Reading, person: Person, group: string, articleId: string) =>
  reading
    .select({ id: articles.id, language: articles.language, headline: drafts.headline, isEmbargoed })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(and(eq(articles.twinGroup, group), visibleTo(person)))
    .then((rows) => rows.filter(({ id }) => id !== articleId))

const publicationsOf = (reading: Reading, articleId: string) =>
  reading
    .select({
      id: publications.id,
      number: revisions.number,
      headline: revisions.headline,
      words: revisions.words,
      publishedAt: publications.publishedAt,
      publishedBy: people.name,
      endedAt: publications.endedAt,
      ending: publications.ending,
    })
    .from(publications)
    .innerJoin(revisions, eq(revisions.id, publications.revisionId))
    .leftJoin(people, eq(people.id, publications.publishedBy))
    .where(eq(publications.articleId, articleId))
    .orderBy(desc(publications.publishedAt), desc(revisions.number))
    .limit(100)

/** What the editor needs to show pictures of the library. */
export async function picturesByIds(ids: string[], reading: Reading = database()) {
  if (ids.length === 0) return []
  return reading
    .select({
      id: media.id,
      hash: media.hash,
      state: media.state,
      width: media.width,
      height: media.height,
      thumbhash: media.thumbhash,
      rightsEnd: media.rightsEnd,
      rightsMark: rightsMark(),
    })
    .from(media)
    .where(isAmong(media.id, ids))
}

/** Live stories as cards, by id. Stories that are not live are left out. */
export async function storiesByIds(ids: string[], reading: Reading = database()) {
  if (ids.length === 0) return []
  return reading
    .select({
      id: liveArticles.articleId,
      headline: liveArticles.headline,
      dek: liveArticles.dek,
      language: liveArticles.language,
      slug: liveArticles.slug,
    })
    .from(liveArticles)
    .where(isAmong(liveArticles.articleId, ids))
}
