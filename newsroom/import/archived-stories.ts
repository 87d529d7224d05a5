import { isDeepStrictEqual } from 'node:util'
import { v7 } from 'uuid'
import { database, type Transaction, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { announce, record } from '#db/record.ts'
import { articleBylines, articles, articleTopics, drafts, oldPaths, publications, redirects, revisions } from '#db/schema/articles.ts'
import { corrections } from '#db/schema/corrections.ts'
import { pickPageDetails, pickStoryDetails } from '#db/schema/details.ts'
import { imports } from '#db/schema/record.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { ArticleDocument, Picture } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { tags } from '#lib/tags.ts'
import { cleanDocument } from '#newsroom/articles/clean-document.ts'
import { documentProblem, longestDocument } from '#newsroom/articles/document.ts'
import { freeSlugs } from '#newsroom/articles/free-slugs.ts'
import { makePublishedVersions } from '#newsroom/articles/make-version.ts'
import { countWords, plainText } from '#newsroom/articles/plain-text.ts'
import { type ArchivedStory, type ArchivedText, renameFiles } from '#newsroom/formats/archive.ts'
import { archivedStoriesOf, archiveIndex } from '#newsroom/formats/archived-stories.ts'
import type { ImportResult } from '#newsroom/formats/wire-story.ts'
import { BrokenItem } from '#newsroom/formats/wire-story.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { findKnown } from '#newsroom/taxonomy/upsert-by-slug.ts'
import { type Published, writeLiveArticles } from '#newsroom/workflow/live-article.ts'
import { picturesOf } from '#newsroom/workflow/pictures-of.ts'
import type { Target } from './incoming.ts'
import { restoreEmbargoes } from './restore-embargoes.ts'

/** State of an import: the ids of pictures and attachments by their hash, and the ids of the stories it added. */
export type Moved = { pictures: Map<string, string>; here: Set<string>; captionsOf: Map<string, string> }

/** A time of the archive; a time in the future becomes now. */
export const notInFuture = (at: string): Date => new Date(Math.min(Date.parse(at), Date.now()))

const toResult = (story: ArchivedStory, result: ImportResult['result'], reason = '', losses: string[] = []): ImportResult => ({
  source: `story ${story.id}`,
  result,
  reason:
    reason && result === 'failed'
      ? `story ${story.id} (${story.published?.text.slug ?? story.draft.text?.slug ?? 'no address'}): ${reason}`
      : reason,
  losses,
})

/**
 * Imports stories of an archive in one transaction. If that fails because of a story, each is imported on its own. One result per story.
 */
export async function importArchivedStories(
  actor: Actor,
  given: readonly ArchivedStory[],
  as: Target,
  moved: Moved,
): Promise<ImportResult[]> {
  authorise(actor, 'move the newsroom')
  const present = await presentOf(given.map(({ id }) => id))
  const answers: ImportResult[] = []
  const fresh: ArchivedStory[] = []
  for (const story of given) {
    const here = present.get(story.id)
    if (!here) fresh.push(story)
    else if (isDeepStrictEqual(JSON.parse(JSON.stringify(here)), JSON.parse(JSON.stringify(story))))
      answers.push(toResult(story, 'unchanged'))
    else answers.push(toResult(story, 'skipped', 'it exists here with other content and was left unchanged'))
  }
  return [...answers, ...(await writeStories(actor, fresh, as, moved))]
}

async function presentOf(ids: string[]): Promise<Map<string, ArchivedStory>> {
  const rows = await database().select({ id: articles.id }).from(articles).where(isAmong(articles.id, ids))
  if (rows.length === 0) return new Map()
  const index = await archiveIndex(database())
  const given = await archivedStoriesOf(
    database(),
    index,
    rows.map(({ id }) => id),
  )
  return new Map(given.map(({ story }) => [story.id, story]))
}

async function writeStories(actor: Actor, fresh: readonly ArchivedStory[], as: Target, moved: Moved): Promise<ImportResult[]> {
  if (fresh.length === 0) return []
  try {
    const answers = await transaction((tx) => write(tx, actor, fresh, as, moved))
    for (const story of fresh) moved.here.add(story.id)
    return answers
  } catch (error) {
    const [first] = fresh
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const isOfTheStory =
      error instanceof BrokenItem ||
      error instanceof RangeError ||
      (cause instanceof Error && 'code' in cause && /^(22|23|54)/.test(String(cause.code)))
    if (!isOfTheStory || !first) throw error
    if (fresh.length === 1) return [toResult(first, 'failed', cause instanceof Error ? cause.message : String(cause))]
    const alone: ImportResult[] = []
    for (const one of fresh) alone.push(...(await writeStories(actor, [one], as, moved)))
    return alone
  }
}

type Ids = { sections: Map<string, string>; topics: Map<string, string>; authors: Map<string, string> }

async function write(tx: Transaction, actor: Actor, fresh: readonly ArchivedStory[], as: Target, moved: Moved): Promise<ImportResult[]> {
  const ids = await idsIn(tx, fresh)
  const slugs = await slugsOf(tx, fresh)
  const rows = fresh.map((story, index) => rowsOf(story, { actor, as, moved, ids, slug: slugs[index] ?? null }))
  const add = async <Row>(insert: (rows: Row[]) => Promise<unknown>, all: Row[]) => {
    for (let at = 0; at < all.length; at += 1000) await insert(all.slice(at, at + 1000))
  }
  await add(
    (some) => tx.insert(articles).values(some),
    rows.map(({ article }) => article),
  )
  await add(
    (some) => tx.insert(drafts).values(some),
    rows.map(({ draft }) => draft),
  )
  await add(
    (some) => tx.insert(articleBylines).values(some),
    rows.flatMap(({ bylines }) => bylines),
  )
  await add(
    (some) => tx.insert(articleTopics).values(some),
    rows.flatMap(({ about }) => about),
  )
  await add(
    (some) => tx.insert(redirects).values(some).onConflictDoNothing(),
    rows.flatMap(({ before }) => before),
  )
  await add(
    (some) => tx.insert(oldPaths).values(some).onConflictDoNothing(),
    rows.flatMap((row) => row.oldPaths),
  )
  await add(
    (some) => tx.insert(imports).values(some).onConflictDoNothing(),
    rows.flatMap((row) => row.sources),
  )
  const published = rows.flatMap((row) => row.published ?? [])
  await add(
    (some) => tx.insert(revisions).values(some),
    published.map(({ revision }) => revision),
  )
  await add(
    (some) => makePublishedVersions(tx, some),
    published.map(({ revision }) => ({ ...revision, createdBy: revision.createdBy ?? null, kind: 'published' as const })),
  )
  await add(
    (some) => tx.insert(publications).values(some),
    published.map(({ publication }) => publication),
  )
  await add(
    (some) => tx.insert(corrections).values(some),
    published.flatMap(({ notes }) => notes),
  )
  const standing = published.flatMap((one) => one.standing ?? [])
  await writeLiveArticles(tx, standing)
  await restoreEmbargoes(tx, fresh)
  await record(tx, actor, 'import-archive', { kind: 'articles' }, { articles: fresh.length, first: fresh[0]?.id, last: fresh.at(-1)?.id })
  await announceImport(tx, fresh, ids)
  return rows.map(({ losses }, index) => toResult(fresh[index] as ArchivedStory, 'imported', '', losses)) // there is one row per story
}

async function announceImport(tx: Transaction, fresh: readonly ArchivedStory[], ids: Ids): Promise<void> {
  const languages = [...new Set(fresh.map(({ language }) => language))]
  await announce(
    tx,
    [
      ...languages.flatMap((code) => [tags.feed('main', code), tags.lists(code), tags.corrections(code)]),
      ...[...ids.sections.values()].map(tags.section),
      ...[...ids.topics.values()].map(tags.topic),
      ...[...ids.authors.values()].map(tags.author),
    ],
    { kind: 'imported', articles: fresh.length },
  )
}

const textsOf = ({ published, draft }: ArchivedStory): ArchivedText[] => [published?.text, draft.text].flatMap((text) => text ?? [])

async function idsIn(tx: Transaction, fresh: readonly ArchivedStory[]): Promise<Ids> {
  const texts = fresh.flatMap(textsOf)
  const findIds = async (table: typeof sections | typeof topics | typeof authors, slugs: string[]) =>
    slugs.length === 0 ? new Map<string, string>() : findKnown(tx, table, [...new Set(slugs)])
  return {
    sections: await findIds(
      sections,
      texts.flatMap(({ section }) => section ?? []),
    ),
    topics: await findIds(
      topics,
      texts.flatMap((text) => text.topics),
    ),
    authors: await findIds(
      authors,
      texts.flatMap(({ bylines }) => bylines),
    ),
  }
}

/** The slug that each story gets; a slug that another story has here gets a number. */
async function slugsOf(tx: Transaction, fresh: readonly ArchivedStory[]): Promise<(string | null)[]> {
  const slugs: (string | null)[] = fresh.map(({ draft, published }) => (draft.text ?? published?.text)?.slug ?? null)
  const wanting = slugs.flatMap((slug, index) => (slug !== null && fresh[index] ? [{ slug, language: fresh[index].language, index }] : []))
  const free = await freeSlugs(tx, wanting)
  for (const [at, { index }] of wanting.entries()) slugs[index] = free[at] ?? null
  return slugs
}

type Around = { actor: Actor; as: Target; moved: Moved; ids: Ids; slug: string | null }

function rowsOf(story: ArchivedStory, { actor, as, moved, ids, slug }: Around) {
  const losses: string[] = []
  const articleId = story.id
  const given = story.draft.text ?? story.published?.text
  if (!given) throw new BrokenItem('it has no text')
  const draft = textOf(given, story.language, { moved, ids, losses })
  if (slug !== given.slug) losses.push(`the address ${given.slug} belongs to another story here; the new one is ${slug}`)
  const readers = story.published && (story.draft.text ? textOf(story.published.text, story.language, { moved, ids, losses }) : draft)
  const stage = stageOf(story, as, readers, losses)
  const isLive = stage === 'published'
  const isHeld = story.stage === 'published' && !isLive
  const hasBeen = readers !== null && as === 'published' && !isHeld
  const revisionId = v7()
  const isSame = story.draft.text === null
  const publishedSlug = story.published?.text.slug === given.slug ? slug : (story.published?.text.slug ?? null)
  const firstPublishedAt = story.firstPublishedAt && hasBeen ? new Date(story.firstPublishedAt) : null
  return {
    losses,
    article: {
      id: articleId,
      language: story.language,
      stage,
      slug,
      sectionId: draft.sectionId,
      ...pickStoryDetails(draft),
      twinGroup: story.twins,
      submittedAt: story.submittedAt && (stage === 'submitted' || isLive) ? notInFuture(story.submittedAt) : null,
      note: story.note,
      deadlineAt: story.deadline && new Date(story.deadline.at),
      deadlineWall: story.deadline?.wall ?? null,
      deadlineZone: story.deadline?.zone ?? null,
      liveRevisionId: isLive ? revisionId : null,
      firstPublishedAt,
      createdBy: actor.id,
      createdAt: notInFuture(story.createdAt),
      updatedAt: notInFuture(story.updatedAt),
    },
    draft: {
      articleId,
      version: hasBeen && !isSame ? 2 : 1,
      headline: draft.headline,
      dek: draft.dek,
      body: draft.body,
      words: draft.words,
      updatedAt: notInFuture(story.draft.updatedAt),
    },
    bylines: draft.bylines.map((authorId, position) => ({ articleId, authorId, position })),
    about: draft.topics.map((topicId, position) => ({ articleId, topicId, position })),
    oldPaths: story.oldPaths.map((path) => ({ path, articleId })),
    sources: story.sources.map(({ source, digest, recalledAt }) => ({
      source,
      digest,
      articleId,
      recalledAt: recalledAt ? notInFuture(recalledAt) : null,
    })),
    before: story.before.map((old) => ({ language: story.language, slug: old, articleId })),
    published:
      hasBeen && publishedSlug !== null && readers.sectionId !== null
        ? publishedOf(
            story,
            { ...readers, slug: publishedSlug, sectionId: readers.sectionId },
            { actor, revisionId, isLive, firstPublishedAt, stage },
          )
        : null,
  }
}

type Text = ReturnType<typeof textOf>

function publishedOf(
  story: ArchivedStory,
  text: Text & { slug: string; sectionId: string },
  {
    actor,
    revisionId,
    isLive,
    firstPublishedAt,
    stage,
  }: { actor: Actor; revisionId: string; isLive: boolean; firstPublishedAt: Date | null; stage: string },
) {
  const { language, id: articleId } = story
  const publicationId = v7()
  const revision = { id: revisionId, articleId, number: 1, draftVersion: 1, language, ...text, createdBy: actor.id }
  const at = firstPublishedAt ?? new Date()
  const ended = isLive
    ? {}
    : { endedAt: notInFuture(story.updatedAt), ending: stage === 'taken-down' ? ('taken-down' as const) : ('unpublished' as const) }
  const updatedAt = story.published?.updatedAt ? notInFuture(story.published.updatedAt) : null
  const standing: Published = { publicationId, revision, twinGroup: story.twins, firstPublishedAt: at, updatedAt }
  return {
    revision,
    publication: { id: publicationId, articleId, revisionId, publishedAt: at, publishedBy: actor.id, ...ended },
    standing: isLive ? standing : null,
    notes: story.corrections.map((note) => ({
      articleId,
      revisionId,
      language,
      kind: note.kind,
      text: note.text,
      at: notInFuture(note.at),
      withdrawnAt: note.withdrawnAt ? notInFuture(note.withdrawnAt) : null,
    })),
  }
}

/** The stage that the story gets: published only when requested and nothing holds it back; otherwise a draft. */
function stageOf(story: ArchivedStory, as: Target, readers: Text | null, losses: string[]): ArchivedStory['stage'] {
  if (as === 'draft') return story.stage === 'submitted' ? 'submitted' : 'draft'
  if (story.stage !== 'published') return story.stage
  const hold = holdOf(story, readers)
  if (!hold) return 'published'
  losses.push(`kept as a draft: ${hold}`)
  return 'draft'
}

function holdOf(story: ArchivedStory, readers: Text | null): string | null {
  if (!readers || !story.firstPublishedAt) return 'it has no published text'
  if (Date.parse(story.firstPublishedAt) > Date.now()) return `it is dated ${story.firstPublishedAt}, which is to come`
  if (readers.sectionId === null) return 'it has no section'
  if (story.published?.text.slug === null) return 'it has no address'
  if (readers.headline.trim() === '') return 'it has no headline'
  if (plainText(readers.body).trim() === '') return 'it has no text'
  const pictures = picturesOf(readers)
  if (pictures.some(({ alt }) => alt.trim() === '')) return 'a picture has no alt text'
  return pictures.some(({ credit }) => credit.trim() === '') ? 'a picture has no credit' : null
}

function textOf(text: ArchivedText, language: Language, { moved, ids, losses }: { moved: Moved; ids: Ids; losses: string[] }) {
  const picture = (hash: string) => {
    const mediaId = moved.pictures.get(hash)
    if (!mediaId) losses.push(`picture or file ${hash.slice(0, 12)}: its file is not in the archive`)
    return mediaId
  }
  const body = documentOf(text.body, picture)
  const findIds = (known: Map<string, string>, slugs: string[], what: string) => {
    const found = slugs.flatMap((slug) => known.get(slug) ?? [])
    if (found.length < slugs.length) losses.push(`${what} that the archive does not have`)
    return [...new Set(found)]
  }
  const hero = text.hero && picture(text.hero.picture)
  return {
    headline: text.headline,
    dek: text.dek,
    body,
    words: countWords(body, language),
    sectionId: (text.section && ids.sections.get(text.section)) ?? null,
    hero: text.hero && hero ? withoutHash(text.hero, hero) : null,
    ...pickPageDetails(text),
    breaking: text.breaking,
    bylines: findIds(ids.authors, text.bylines, 'an author'),
    topics: findIds(ids.topics, text.topics, 'a topic'),
  }
}

const withoutHash = ({ alt, caption, credit }: NonNullable<ArchivedText['hero']>, mediaId: string): Picture => ({
  mediaId,
  alt,
  caption,
  credit,
})

/** Replaces picture hashes by media ids, then validates and cleans the document like any imported text. */
function documentOf(given: unknown, nameOf: (hash: string) => string | undefined): ArticleDocument {
  if (JSON.stringify(given).length > longestDocument) throw new BrokenItem('its text is longer than a story may be')
  if (typeof given !== 'object' || given === null || !('content' in given) || !Array.isArray(given.content))
    throw new BrokenItem('its text is not a document')
  const renamed: unknown = renameFiles(given as ArticleDocument, nameOf) // validated on the next line
  const problem = documentProblem(renamed)
  if (problem) throw new BrokenItem(`its text cannot be kept: ${problem.at} ${problem.what}`)
  return cleanDocument(renamed as ArticleDocument) // validated above
}
