import { isDeepStrictEqual } from 'node:util'
import { and, asc, desc, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { articleBylines, articles, articleTopics, drafts, oldPaths, redirects, revisions } from '#db/schema/articles.ts'
import { attachments } from '#db/schema/attachments.ts'
import { corrections } from '#db/schema/corrections.ts'
import { pickPageDetails, type StoryDetail } from '#db/schema/details.ts'
import { liveArticles } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { imports } from '#db/schema/record.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { Picture } from '#lib/document-types.ts'
import type { Localized } from '#lib/languages.ts'
import { newsPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { listAttachments, listPictures, listStories } from '#newsroom/articles/document.ts'
import { namesNow } from '#newsroom/taxonomy/names-now.ts'
import { type ArchivedStory, type ArchivedText, renameFiles } from './archive.ts'

/** The slugs of sections, topics or authors by their ids, and their names by their slugs. */
type Called = { slugs: Map<string, string>; names: Map<string, Localized> }
export type ArchiveIndex = { sections: Called; topics: Called; authors: Called }

export async function archiveIndex(reading: Reading): Promise<ArchiveIndex> {
  const readNames = async (table: typeof sections | typeof topics | typeof authors): Promise<Called> => {
    const rows = await reading.select({ id: table.id, slug: table.slug, name: table.name }).from(table)
    return { slugs: new Map(rows.map(({ id, slug }) => [id, slug])), names: new Map(rows.map(({ slug, name }) => [slug, name])) }
  }
  return { sections: await readNames(sections), topics: await readNames(topics), authors: await readNames(authors) }
}

/** A story and what its ninjs needs: the formats of its pictures and attachments by their hash, and the live stories of its related cards. */
export type GivenStory = {
  story: ArchivedStory
  formats: Map<string, string>
  related: Map<string, { headline: string; url: string }>
  /** Now, by Postgres' clock. */
  isEmbargoed: boolean
}

const pageSize = 100

/**
 * All stories of the newsroom, oldest first. Only one page of them is in memory. A story under embargo is left out, and of one that readers
 * have in an older version only that version is given; with `embargoed`, they are given like all others, and say that they are embargoed.
 */
export async function* archivedStories(
  reading: Reading,
  index: ArchiveIndex,
  { embargoed = false }: ExportOptions = {},
): AsyncGenerator<GivenStory> {
  let after: string | undefined
  for (;;) {
    const page = await reading
      .select({ id: articles.id })
      .from(articles)
      .where(
        and(
          after === undefined ? undefined : gt(articles.id, after),
          embargoed ? undefined : or(sql`not ${isEmbargoed}`, eq(articles.stage, 'published')),
        ),
      )
      .orderBy(asc(articles.id))
      .limit(pageSize)
    if (page.length === 0) return
    const ids = page.map(({ id }) => id)
    for (const given of await archivedStoriesOf(reading, index, ids)) yield embargoed ? given : withoutEmbargoed(given)
    after = ids.at(-1)
  }
}

/** `embargoed`: stories under embargo are exported, too. */
export type ExportOptions = { embargoed?: boolean }

/** Of a live story whose update is under embargo: what readers have. */
function withoutEmbargoed(given: GivenStory): GivenStory {
  if (!given.isEmbargoed) return given
  const { story } = given
  return {
    ...given,
    isEmbargoed: false,
    story: { ...story, note: null, embargo: null, deadline: null, draft: { ...story.draft, text: null } },
  }
}

/** The stories with these ids, in the same order. */
export async function archivedStoriesOf(reading: Reading, index: ArchiveIndex, ids: string[]): Promise<GivenStory[]> {
  if (ids.length === 0) return []
  const rows = await reading
    .select({ article: articles, draft: drafts, liveUpdatedAt: liveArticles.updatedAt, isEmbargoed })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .leftJoin(liveArticles, eq(liveArticles.articleId, articles.id))
    .where(isAmong(articles.id, ids))
    .orderBy(asc(articles.id))
  const beside = await rowsBeside(reading, ids)
  const revised = [...beside.latest.values()].flat()
  const texts = [...rows.map(({ article, draft }) => ({ ...article, body: draft.body })), ...revised]
  const shown = new Map([...(await picturesIn(reading, texts)), ...(await attachmentsIn(reading, texts))])
  const related = await relatedIn(reading, [...rows.map(({ draft }) => draft), ...revised])
  const formats = new Map([...shown.values()].map(({ hash, format }) => [hash, format]))
  const around = { index, hashOf: (id: string) => shown.get(id)?.hash }
  return rows.map((row) => ({ story: toArchived(row, beside, around), formats, related, isEmbargoed: row.isEmbargoed }))
}

/** What belongs to articles and drafts, by article. */
async function rowsBeside(reading: Reading, ids: string[]) {
  const stored = await reading
    .selectDistinctOn([revisions.articleId])
    .from(revisions)
    .where(isAmong(revisions.articleId, ids))
    .orderBy(revisions.articleId, desc(revisions.number))
  const latest = await namesNow(reading, stored)
  const bylines = await reading
    .select()
    .from(articleBylines)
    .where(isAmong(articleBylines.articleId, ids))
    .orderBy(asc(articleBylines.position))
  const about = await reading.select().from(articleTopics).where(isAmong(articleTopics.articleId, ids)).orderBy(asc(articleTopics.position))
  const notes = await reading
    .select()
    .from(corrections)
    .where(isAmong(corrections.articleId, ids))
    .orderBy(asc(corrections.at), asc(corrections.id))
  const before = await reading.select().from(redirects).where(isAmong(redirects.articleId, ids)).orderBy(asc(redirects.slug))
  const paths = await reading.select().from(oldPaths).where(isAmong(oldPaths.articleId, ids)).orderBy(asc(oldPaths.path))
  const sources = await reading.select().from(imports).where(isAmong(imports.articleId, ids)).orderBy(asc(imports.source))
  return {
    latest: byArticle(latest),
    bylines: byArticle(bylines),
    about: byArticle(about),
    notes: byArticle(notes),
    before: byArticle(before),
    paths: byArticle(paths),
    sources: Map.groupBy(sources, ({ articleId }) => articleId),
  }
}

type Row = { article: typeof articles.$inferSelect; draft: typeof drafts.$inferSelect; liveUpdatedAt: Date | null }
type Around = { index: ArchiveIndex; hashOf: (mediaId: string) => string | undefined }

function toArchived({ article, draft, liveUpdatedAt }: Row, beside: Awaited<ReturnType<typeof rowsBeside>>, around: Around): ArchivedStory {
  const of = <Kept>(rows: Map<string | null, Kept[]>): Kept[] => rows.get(article.id) ?? []
  const [revision] = of(beside.latest)
  const published = revision ? toText(revision, revision.bylines, revision.topics, around) : null
  const authorIds = of(beside.bylines).map(({ authorId }) => authorId)
  const topicIds = of(beside.about).map(({ topicId }) => topicId)
  const written = toText({ ...article, ...draft }, authorIds, topicIds, around)
  return {
    id: article.id,
    language: article.language,
    stage: article.stage,
    createdAt: article.createdAt.toISOString(),
    updatedAt: article.updatedAt.toISOString(),
    firstPublishedAt: article.firstPublishedAt?.toISOString() ?? null,
    submittedAt: article.submittedAt?.toISOString() ?? null,
    note: article.note,
    twins: article.twinGroup,
    embargo: embargoIn(article),
    deadline: deadlineIn(article),
    published: published && { updatedAt: liveUpdatedAt?.toISOString() ?? null, text: published },
    draft: { updatedAt: draft.updatedAt.toISOString(), text: isDeepStrictEqual(written, published) ? null : written },
    corrections: of(beside.notes).map(({ kind, text, at, withdrawnAt }) => ({
      kind,
      text,
      at: at.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
    before: of(beside.before).map(({ slug }) => slug),
    oldPaths: of(beside.paths).map(({ path }) => path),
    sources: of(beside.sources).map(({ source, digest, recalledAt }) => ({
      source,
      digest,
      recalledAt: recalledAt?.toISOString() ?? null,
    })),
  }
}

function deadlineIn({ deadlineAt, deadlineWall, deadlineZone }: Row['article']): ArchivedStory['deadline'] {
  if (!deadlineAt || deadlineWall === null || deadlineZone === null) return null
  return { at: deadlineAt.toISOString(), wall: deadlineWall, zone: deadlineZone }
}

function embargoIn({ embargoUntil, embargoWall, embargoZone, embargoReason }: Row['article']): ArchivedStory['embargo'] {
  if (!embargoUntil || embargoWall === null || embargoZone === null) return null
  return { until: embargoUntil.toISOString(), wall: embargoWall, zone: embargoZone, reason: embargoReason }
}

function toText(of: TextRow, authorIds: string[], topicIds: string[], { index, hashOf }: Around): ArchivedText {
  return {
    headline: of.headline,
    dek: of.dek,
    body: renameFiles(of.body, hashOf),
    slug: of.slug,
    section: of.sectionId ? (index.sections.slugs.get(of.sectionId) ?? null) : null,
    hero: heroOf(of.hero, hashOf),
    ...pickPageDetails(of),
    breaking: of.breaking,
    bylines: authorIds.flatMap((id) => index.authors.slugs.get(id) ?? []),
    topics: topicIds.flatMap((id) => index.topics.slugs.get(id) ?? []),
  }
}

type TextRow = Pick<typeof revisions.$inferSelect, 'headline' | 'dek' | 'body' | StoryDetail> & {
  slug: string | null
  sectionId: string | null
}

function heroOf(hero: Picture | null, hashOf: (mediaId: string) => string | undefined): ArchivedText['hero'] {
  const picture = hero && hashOf(hero.mediaId)
  return hero && picture ? { picture, alt: hero.alt, caption: hero.caption, credit: hero.credit } : null
}

function byArticle<Row extends { articleId: string }>(rows: Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, ({ articleId }) => articleId)
}

async function picturesIn(
  reading: Reading,
  texts: Pick<TextRow, 'body' | 'hero'>[],
): Promise<Map<string, { hash: string; format: string }>> {
  const ids = texts.flatMap(({ hero, body }) => [...(hero ? [hero.mediaId] : []), ...listPictures(body)])
  if (ids.length === 0) return new Map()
  const rows = await reading
    .select({ id: media.id, hash: media.hash, format: media.format })
    .from(media)
    .where(and(isAmong(media.id, new Set(ids)), inArray(media.state, ['ready', 'processing'])))
  return new Map(rows.map(({ id, ...picture }) => [id, picture]))
}

async function attachmentsIn(reading: Reading, texts: Pick<TextRow, 'body'>[]): Promise<Map<string, { hash: string; format: string }>> {
  const ids = texts.flatMap(({ body }) => listAttachments(body))
  if (ids.length === 0) return new Map()
  const rows = await reading
    .select({ id: attachments.id, hash: attachments.hash, format: attachments.format })
    .from(attachments)
    .where(isAmong(attachments.id, new Set(ids)))
  return new Map(rows.map(({ id, ...file }) => [id, file]))
}

async function relatedIn(reading: Reading, texts: Pick<TextRow, 'body'>[]): Promise<GivenStory['related']> {
  const ids = texts.flatMap(({ body }) => listStories(body))
  if (ids.length === 0) return new Map()
  const rows = await reading
    .select({ id: liveArticles.articleId, language: liveArticles.language, slug: liveArticles.slug, headline: liveArticles.headline })
    .from(liveArticles)
    .where(isAmong(liveArticles.articleId, new Set(ids)))
  return new Map(rows.map(({ id, language, slug, headline }) => [id, { headline, url: newsPath(language, slug) }]))
}

/** The name of a thing in a story's language, by its slug. */
export function nameOf({ names }: Called, slug: string, language: ArchivedStory['language']): string {
  const name = names.get(slug)
  return name ? localize(name, language) : slug
}
