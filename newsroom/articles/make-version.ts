import { and, eq, gt, lt, lte, max, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { qualify } from '#db/qualify.ts'
import { draftSteps, type revisions } from '#db/schema/articles.ts'
import { pickStoryDetails } from '#db/schema/details.ts'
import { draftVersions, type ReaderVersion, type VersionKind, type Wrote } from '#db/schema/versions.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import type { DraftText } from './draft-text.ts'
import { suggestionIds } from './settle-suggestions.ts'
import { storyOf } from './story-schema.ts'

export type PublishedKind = Extract<VersionKind, 'published' | 'updated' | 'corrected'>

type New = { kind: Exclude<VersionKind, PublishedKind>; personId: string | null; name?: string }

/**
 * Adds a version with the whole story as it is, and returns its number. The caller holds the article's lock, so that no number is
 * given twice.
 */
export async function makeVersion(tx: Transaction, candidate: Candidate, { kind, personId, name }: New): Promise<number> {
  const { articleId, draftVersion, words } = candidate
  const [made] = await tx
    .insert(draftVersions)
    .values({
      articleId,
      number: nextNumber(articleId),
      kind,
      name,
      draftVersion,
      story: readerVersionOf(candidate),
      suggested: candidate.suggested,
      openSuggestions: countOpenSuggestions(candidate),
      words,
      // A restore is not writing.
      wrote: kind === 'restored' ? [] : await wroteSince(tx, articleId, draftVersion),
      personId,
    })
    .returning({ number: draftVersions.number })
  if (!made) throw new Error(`no version of article ${articleId} was made`)
  return made.number
}

/** Adds versions for these revisions, one of an article at a time, each of which has just been written. */
export async function makePublishedVersions(
  tx: Transaction,
  published: readonly {
    id: string
    articleId: string
    draftVersion: number
    words: number
    createdBy: string | null
    kind: PublishedKind
  }[],
): Promise<void> {
  if (published.length === 0) return
  // An import publishes thousands, whose texts have no log.
  const logged = await withLog(
    tx,
    published.map(({ articleId }) => articleId),
  )
  const wrote = new Map<string, Wrote[]>()
  for (const { articleId, draftVersion } of published)
    if (logged.has(articleId)) wrote.set(articleId, await wroteSince(tx, articleId, draftVersion))
  await tx.insert(draftVersions).values(
    published.map(({ id, articleId, draftVersion, words, createdBy, kind }) => ({
      articleId,
      number: nextNumber(articleId),
      kind,
      draftVersion,
      revisionId: id,
      words,
      wrote: wrote.get(articleId),
      personId: createdBy,
    })),
  )
}

const nextNumber = (articleId: string): SQL<number> =>
  sql<number>`(select coalesce(max(earlier.number), 0) + 1 from ${draftVersions} earlier where earlier.article_id = ${articleId})`

/** Which of these stories have a log. */
async function withLog(tx: Transaction, articleIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.selectDistinct({ id: draftSteps.articleId }).from(draftSteps).where(isAmong(draftSteps.articleId, articleIds))
  return new Set(rows.map(({ id }) => id))
}

/**
 * The characters that each person added and removed since the versions before, by the log. What the newest of them has need not be the
 * newest text: an update may hold back changes.
 */
async function wroteSince(tx: Transaction, articleId: string, draftVersion: number): Promise<Wrote[]> {
  const [last] = await tx
    .select({ draftVersion: max(draftVersions.draftVersion) })
    .from(draftVersions)
    .where(eq(draftVersions.articleId, articleId))
  const characters = (steps: SQL) =>
    sql<number>`coalesce(sum((select sum(length(word #>> '{}')) from jsonb_path_query(${steps}, 'strict $.**.text') word)), 0)::int`
  const added = characters(qualify(draftSteps.steps))
  const removed = characters(qualify(draftSteps.undo))
  const rows = await tx
    .select({ personId: draftSteps.personId, added, removed })
    .from(draftSteps)
    .where(and(eq(draftSteps.articleId, articleId), gt(draftSteps.version, last?.draftVersion ?? 0), lte(draftSteps.version, draftVersion)))
    .groupBy(draftSteps.personId)
  return rows.filter((row) => row.added + row.removed > 0).sort((a, b) => b.added + b.removed - (a.added + a.removed))
}

/** Milliseconds of change after which the program keeps a version by itself. */
const keepEvery = 10 * 60_000

/**
 * Keeps a version of the text as it is, before the next batch, when the first change that no version has yet is older than ten minutes.
 * `writer` wrote last.
 */
export async function keepVersion(tx: Transaction, articleId: string, writer: string | null): Promise<void> {
  const last = tx
    .select({ draftVersion: max(draftVersions.draftVersion) })
    .from(draftVersions)
    .where(eq(draftVersions.articleId, articleId))
  const [first] = await tx
    .select({ isOld: sql<boolean>`${lt(draftSteps.createdAt, sql`now() - ${keepEvery} * interval '1 millisecond'`)}` })
    .from(draftSteps)
    .where(and(eq(draftSteps.articleId, articleId), sql`${draftSteps.version} > coalesce(${last}, 0)`))
    .orderBy(draftSteps.version)
    .limit(1)
  if (first?.isOld) await makeVersion(tx, await candidateOf(tx, articleId), { kind: 'kept', personId: writer })
}

/** How many suggestions are open in a text. */
export const countOpenSuggestions = (text: DraftText): number => (text.suggested ? suggestionIds(storyOf(text)).size : 0)

/** The columns of a story that its versions keep. */
export const readerVersionOf = (row: Candidate | typeof revisions.$inferSelect): ReaderVersion => ({
  headline: row.headline,
  dek: row.dek,
  body: row.body,
  language: row.language,
  slug: row.slug,
  sectionId: row.sectionId,
  bylines: row.bylines,
  topics: row.topics,
  ...pickStoryDetails(row),
})
