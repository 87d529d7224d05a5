import { and, asc, eq, isNull } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import {
  articleBylines,
  articleShares,
  articles,
  articleTopics,
  draftSteps,
  drafts,
  oldPaths,
  redirects,
  suggestions,
} from '#db/schema/articles.ts'
import { comments, commentThreads } from '#db/schema/comments.ts'
import type { DiscardedStory } from '#db/schema/discarded.ts'
import { people } from '#db/schema/people.ts'
import { schedules } from '#db/schema/schedules.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import { storyPoints } from '#db/schema/templates.ts'
import { draftVersions } from '#db/schema/versions.ts'
import { readMerged } from '#newsroom/taxonomy/names-now.ts'
import { freeSlug } from './slug.ts'

/** Rows of other tables that a discarded story keeps. */
type Beside = Required<Omit<DiscardedStory, 'article' | 'draft'>>

/** How the rows of one table are stored with a discarded story, and restored. */
type Part<Kept> = {
  table: PgTable
  kept: (tx: Transaction, articleId: string) => Promise<Kept>
  putBack: (tx: Transaction, article: Pick<DiscardedStory['article'], 'id' | 'language'>, kept: Kept) => Promise<unknown>
}

/** Every table with rows of a draft that was never published, for both discarding and restoring. */
export const partsOfStory: { [Name in keyof Beside]: Part<Beside[Name]> } = {
  bylines: {
    table: articleBylines,
    kept: async (tx, articleId) => {
      const rows = await tx
        .select({ id: articleBylines.authorId })
        .from(articleBylines)
        .where(eq(articleBylines.articleId, articleId))
        .orderBy(asc(articleBylines.position))
      return rows.map(({ id }) => id)
    },
    putBack: async (tx, { id: articleId }, authorIds) => {
      const rows = (await stillNamed(tx, authors, authorIds)).map((authorId, position) => ({ articleId, authorId, position }))
      if (rows.length > 0) await tx.insert(articleBylines).values(rows)
    },
  },
  topics: {
    table: articleTopics,
    kept: (tx, articleId) =>
      tx
        .select({ id: topics.id, slug: topics.slug })
        .from(articleTopics)
        .innerJoin(topics, eq(topics.id, articleTopics.topicId))
        .where(eq(articleTopics.articleId, articleId))
        .orderBy(asc(articleTopics.position)),
    putBack: async (tx, { id: articleId }, about) => {
      const ids = about.map(({ id }) => id)
      const rows = (await stillNamed(tx, topics, ids)).map((topicId, position) => ({ articleId, topicId, position }))
      if (rows.length > 0) await tx.insert(articleTopics).values(rows)
    },
  },
  sharedWith: {
    table: articleShares,
    kept: async (tx, articleId) => {
      const rows = await tx.select({ id: articleShares.personId }).from(articleShares).where(eq(articleShares.articleId, articleId))
      return rows.map(({ id }) => id)
    },
    putBack: async (tx, { id: articleId }, sharedWith) => {
      const rows = (await stillHere(tx, sharedWith)).map((personId) => ({ articleId, personId }))
      if (rows.length > 0) await tx.insert(articleShares).values(rows)
    },
  },
  log: {
    table: draftSteps,
    kept: async (tx, articleId) => {
      const rows = await tx.select().from(draftSteps).where(eq(draftSteps.articleId, articleId)).orderBy(asc(draftSteps.version))
      return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
    },
    putBack: async (tx, _article, rows) => {
      for (const row of rows) await tx.insert(draftSteps).values({ ...row, createdAt: new Date(row.createdAt) })
    },
  },
  suggestions: {
    table: suggestions,
    kept: async (tx, articleId) => {
      const rows = await tx.select().from(suggestions).where(eq(suggestions.articleId, articleId)).orderBy(asc(suggestions.createdAt))
      return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
    },
    putBack: async (tx, _article, rows) => {
      for (const row of rows) await tx.insert(suggestions).values({ ...row, createdAt: new Date(row.createdAt) })
    },
  },
  versions: {
    table: draftVersions,
    kept: async (tx, articleId) => {
      const rows = await tx.select().from(draftVersions).where(eq(draftVersions.articleId, articleId)).orderBy(asc(draftVersions.number))
      return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
    },
    putBack: async (tx, _article, rows) => {
      for (const row of rows) await tx.insert(draftVersions).values({ ...row, createdAt: new Date(row.createdAt) })
    },
  },
  schedules: {
    table: schedules,
    kept: async (tx, articleId) => {
      const rows = await tx.select().from(schedules).where(eq(schedules.articleId, articleId)).orderBy(asc(schedules.createdAt))
      return rows.map((row) => ({
        ...row,
        at: row.at.toISOString(),
        createdAt: row.createdAt.toISOString(),
        alarmedAt: row.alarmedAt?.toISOString() ?? null,
        endedAt: row.endedAt?.toISOString() ?? null,
      }))
    },
    putBack: async (tx, _article, rows) => {
      for (const row of rows)
        await tx.insert(schedules).values({
          ...row,
          at: new Date(row.at),
          createdAt: new Date(row.createdAt),
          alarmedAt: instant(row.alarmedAt),
          endedAt: instant(row.endedAt),
        })
    },
  },
  threads: {
    table: commentThreads,
    kept: async (tx, articleId) => {
      const rows = await tx.select().from(commentThreads).where(eq(commentThreads.articleId, articleId))
      return rows.map((row) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        changedAt: row.changedAt.toISOString(),
        resolvedAt: row.resolvedAt?.toISOString() ?? null,
      }))
    },
    putBack: async (tx, _article, rows) => {
      for (const row of rows)
        await tx.insert(commentThreads).values({
          ...row,
          createdAt: new Date(row.createdAt),
          changedAt: new Date(row.changedAt),
          resolvedAt: instant(row.resolvedAt),
        })
    },
  },
  comments: {
    table: comments,
    kept: async (tx, articleId) => {
      const rows = await tx.select().from(comments).where(eq(comments.articleId, articleId)).orderBy(asc(comments.createdAt))
      return rows.map((row) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        editedAt: row.editedAt?.toISOString() ?? null,
        deletedAt: row.deletedAt?.toISOString() ?? null,
      }))
    },
    putBack: async (tx, _article, rows) => {
      for (const row of rows)
        await tx.insert(comments).values({
          ...row,
          createdAt: new Date(row.createdAt),
          editedAt: instant(row.editedAt),
          deletedAt: instant(row.deletedAt),
        })
    },
  },
  points: {
    table: storyPoints,
    kept: async (tx, articleId) => {
      const rows = await tx.select().from(storyPoints).where(eq(storyPoints.articleId, articleId)).orderBy(asc(storyPoints.position))
      return rows.map((row) => ({ ...row, tickedAt: row.tickedAt?.toISOString() ?? null }))
    },
    putBack: async (tx, _article, rows) => {
      for (const row of rows) await tx.insert(storyPoints).values({ ...row, tickedAt: instant(row.tickedAt) })
    },
  },
  oldSlugs: {
    table: redirects,
    kept: async (tx, articleId) => {
      const rows = await tx.select({ slug: redirects.slug }).from(redirects).where(eq(redirects.articleId, articleId))
      return rows.map(({ slug }) => slug)
    },
    putBack: async (tx, { id: articleId, language }, slugs) => {
      const rows = slugs.map((slug) => ({ language, slug, articleId }))
      if (rows.length > 0) await tx.insert(redirects).values(rows).onConflictDoNothing()
    },
  },
  oldPaths: {
    table: oldPaths,
    kept: async (tx, articleId) => {
      const rows = await tx.select({ path: oldPaths.path }).from(oldPaths).where(eq(oldPaths.articleId, articleId))
      return rows.map(({ path }) => path)
    },
    putBack: async (tx, { id: articleId }, paths) => {
      const rows = paths.map((path) => ({ path, articleId }))
      if (rows.length > 0) await tx.insert(oldPaths).values(rows).onConflictDoNothing()
    },
  },
}

const names = Object.keys(partsOfStory) as (keyof Beside)[] // Object.keys returns string[]

/** All rows of a story, to be stored before they are deleted. */
export async function wholeStory(tx: Transaction, articleId: string): Promise<DiscardedStory> {
  const [article] = await tx.select().from(articles).where(eq(articles.id, articleId))
  const [draft] = await tx.select().from(drafts).where(eq(drafts.articleId, articleId))
  if (!article || !draft) throw new Error(`article ${articleId} has no draft, or disappeared while it was locked`)
  const beside: [string, unknown][] = []
  for (const name of names) beside.push([name, await partsOfStory[name].kept(tx, articleId)])
  return asJson({ article, draft, ...Object.fromEntries(beside) })
}

const asJson = (rows: object): DiscardedStory => JSON.parse(JSON.stringify(rows)) // instants become ISO 8601 text

/**
 * Inserts the rows again under the old id. If the newsroom changed meanwhile: a slug that another story has gets a number, a twin link is
 * dropped when another story took its language, and a merged section, author or topic becomes the one it was merged into. A deleted one is
 * left out.
 */
export async function putBack(tx: Transaction, story: DiscardedStory): Promise<void> {
  const { article, draft } = story
  const { id, language, slug, sectionId, twinGroup } = article
  await tx.insert(articles).values({
    ...article,
    sectionId: (await stillNamed(tx, sections, sectionId ? [sectionId] : []))[0] ?? null,
    slug: slug === null ? null : await freeSlug(tx, language, slug, id),
    twinGroup: twinGroup !== null && (await isTwinPlaceTaken(tx, twinGroup, language)) ? null : twinGroup,
    submittedAt: instant(article.submittedAt),
    firstPublishedAt: instant(article.firstPublishedAt),
    embargoUntil: instant(article.embargoUntil ?? null),
    deadlineAt: instant(article.deadlineAt ?? null),
    createdAt: new Date(article.createdAt),
    updatedAt: undefined, // now, so that it is on top of the desk's list
  })
  await tx.insert(drafts).values({ ...draft, updatedAt: new Date(draft.updatedAt) })
  const none = { log: [], suggestions: [], versions: [], schedules: [], threads: [], comments: [], points: [], oldSlugs: [], oldPaths: [] }
  const kept: Beside = { ...none, ...story }
  const put = <Name extends keyof Beside>(name: Name) => partsOfStory[name].putBack(tx, article, kept[name])
  for (const name of names) await put(name)
}

const instant = (text: string | null) => (text === null ? null : new Date(text))

async function isTwinPlaceTaken(tx: Transaction, twinGroup: string, language: DiscardedStory['article']['language']): Promise<boolean> {
  const standing = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.twinGroup, twinGroup), eq(articles.language, language)))
  return standing.length > 0
}

type Nameable = typeof sections | typeof authors | typeof topics

/** Those of them that exist now, without duplicates and in order; a merged one is replaced by what it was merged into. */
async function stillNamed(tx: Transaction, table: Nameable, ids: readonly string[]): Promise<string[]> {
  const now = await readMerged(tx, ids)
  const wanted = [...new Set(ids.map((id) => now.get(id) ?? id))]
  if (wanted.length === 0) return []
  const standing = await tx.select({ id: table.id }).from(table).where(isAmong(table.id, wanted))
  const existing = new Set(standing.map(({ id }) => id))
  return wanted.filter((id) => existing.has(id))
}

async function stillHere(tx: Transaction, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(isAmong(people.id, ids), isNull(people.disabledAt)))
  return found.map(({ id }) => id)
}
