import { and, eq, isNotNull, max, sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { now, type Transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articleBylines, articles, articleTopics, drafts, revisions } from '#db/schema/articles.ts'
import { audit, imports } from '#db/schema/record.ts'
import type { Language } from '#lib/languages.ts'
import { candidateOf } from '#newsroom/articles/candidate.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import type { Stage } from '#newsroom/articles/stages.ts'
import { stepBetween } from '#newsroom/articles/step-between.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { writeDraft } from '#newsroom/articles/write-draft.ts'
import { putInByDate } from '#newsroom/feed/put-in-by-date.ts'
import type { ImportResult } from '#newsroom/formats/wire-story.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { pagesTouched } from '#newsroom/workflow/pages-touched.ts'
import { publishRevision } from '#newsroom/workflow/publish-revision.ts'
import { embargoColumns, type Incoming } from './incoming.ts'
import { keepOldPaths } from './keep-old-paths.ts'
import type { Taxonomy } from './taxonomy.ts'

type Known = Incoming & { before: NonNullable<Incoming['before']> }

/**
 * Updates a story that was imported before and whose source changed, in its text or in its target stage. A story that somebody here has
 * worked on is skipped.
 */
export async function changeStory(tx: Transaction, actor: Actor, incoming: Known, taxonomy: Taxonomy): Promise<ImportResult> {
  const { source, digest, story, stage, before, hold } = incoming
  const article = await lockArticle(tx, actor, before.articleId)
  const skip = (reason: string): ImportResult => ({ source, result: 'skipped', reason, losses: [] })
  if (article.stage !== 'draft' && article.stage !== 'published') return skip(`the source changed, but the story is ${article.stage} here`)
  if (await isTouched(tx, article.id)) {
    const isMoved = await takeLaterEmbargo(tx, actor, incoming, article.embargo?.until)
    return skip(`the source changed, but somebody has worked on the story here${isMoved ? `; of it, the embargo was taken: ${hold}` : ''}`)
  }
  if (article.stage === 'published' && stage === 'draft' && hold) return skip(`the source changed, but ${hold}`)

  const touched = await pagesTouched(tx, article.id, article.language)
  if (digest !== before.digest) await rewrite(tx, incoming, taxonomy)
  if (stage === 'published') {
    await republish(tx, actor, incoming, article)
    taxonomy.tags.push(...touched, ...(await pagesTouched(tx, article.id, article.language)))
  }
  await tx.update(imports).set({ digest }).where(eq(imports.source, source))
  const reason = digest === before.digest ? 'it was a draft and is published now' : 'the source changed: the story here was updated'
  return { source, result: 'imported', reason, losses: story.losses }
}

/** A story that was rewritten here still stands under what its source forbids: a new embargo, or a later one. */
async function takeLaterEmbargo(tx: Transaction, actor: Actor, { story, before }: Known, standing: Date | undefined): Promise<boolean> {
  const { articleId, stage } = before
  if (!story.embargo || stage === 'published' || (standing && standing >= story.embargo.until)) return false
  const columns = embargoColumns(story)
  const changed = await tx
    .update(articles)
    .set({ ...columns, version: sql`${articles.version} + 1`, updatedAt: now })
    .where(and(eq(articles.id, articleId), sql`${columns.embargoUntil?.toISOString()}::timestamptz > now()`))
    .returning({ id: articles.id })
  if (changed.length === 0) return false
  await record(tx, actor, 'set-embargo', { kind: 'article', id: articleId }, { ...story.embargo, before: standing ?? null })
  return true
}

/** Why a story whose source changed is not updated; null when it is. */
export async function skipReason(tx: Transaction, articleId: string, stage: Stage): Promise<string | null> {
  if (stage !== 'draft' && stage !== 'published') return `the source changed, but the story is ${stage} here`
  return (await isTouched(tx, articleId)) ? 'the source changed, but somebody has worked on the story here' : null
}

/** Whether a person has saved its text or done anything else to it. */
export async function isTouched(tx: Transaction, articleId: string): Promise<boolean> {
  const [draft] = await tx
    .select({ by: drafts.updatedBy })
    .from(drafts)
    .where(and(eq(drafts.articleId, articleId), isNotNull(drafts.updatedBy)))
  if (draft) return true
  const [action] = await tx
    .select({ id: audit.id })
    .from(audit)
    .where(and(eq(audit.subjectId, articleId), isNotNull(audit.personId)))
    .limit(1)
  return action !== undefined
}

/** As one step, which an open screen of the story takes like a colleague's. */
async function rewriteText(tx: Transaction, article: { id: string; language: Language }, text: DraftText): Promise<void> {
  const before = storyOf(await newestText(tx, article.id))
  const after = storyOf(text)
  const step = stepBetween(before, after)
  if (step) await writeDraft(tx, article, after, [{ id: v4(), writer: null, placed: [{ step, undo: step.invert(before), origin: 0 }] }])
}

/** Replaces the text and the details with those of the source. The slug stays. */
async function rewrite(tx: Transaction, { story, before: { articleId } }: Known, taxonomy: Taxonomy): Promise<void> {
  const { language, headline, dek, body, hero, seoTitle = '', seoDescription = '', oldPaths = [] } = story
  await rewriteText(tx, { id: articleId, language }, { headline, dek, body })
  await tx
    .update(articles)
    .set({
      sectionId: taxonomy.section(story),
      hero,
      seoTitle,
      seoDescription,
      ...(story.note && { note: story.note }),
      ...embargoColumns(story),
      version: sql`${articles.version} + 1`,
      updatedAt: now,
    })
    .where(eq(articles.id, articleId))
  await tx.delete(articleBylines).where(eq(articleBylines.articleId, articleId))
  const bylines = taxonomy.bylines(story).map((authorId, position) => ({ articleId, authorId, position }))
  if (bylines.length > 0) await tx.insert(articleBylines).values(bylines)
  await tx.delete(articleTopics).where(eq(articleTopics.articleId, articleId))
  const topics = taxonomy.topics(story).map((topicId, position) => ({ articleId, topicId, position }))
  if (topics.length > 0) await tx.insert(articleTopics).values(topics)
  await keepOldPaths(
    tx,
    oldPaths.map((path) => ({ path, articleId })),
  )
}

/** Publishes the next revision. A first publication also adds the story to the feed. */
async function republish(
  tx: Transaction,
  actor: Actor,
  { story, before: { articleId } }: Known,
  article: { twinGroup: string | null; firstPublishedAt: Date | null },
): Promise<void> {
  const candidate = await candidateOf(tx, articleId)
  const { slug, sectionId } = candidate
  if (slug === null || sectionId === null) throw new Error(`imported article ${articleId} has no slug or no section`)
  const [latest] = await tx
    .select({ number: max(revisions.number) })
    .from(revisions)
    .where(eq(revisions.articleId, articleId))
  const { revision, firstPublishedAt } = await publishRevision(tx, actor, {
    revision: { ...candidate, slug, sectionId, number: (latest?.number ?? 0) + 1 },
    twinGroup: article.twinGroup,
    kind: article.firstPublishedAt ? 'updated' : 'published',
    firstPublishedAt: article.firstPublishedAt ?? story.publishedAt,
    updatedAt: article.firstPublishedAt ? (story.updatedAt ?? 'now') : story.updatedAt,
  })
  await tx.update(articles).set({ stage: 'published', liveRevisionId: revision.id, firstPublishedAt }).where(eq(articles.id, articleId))
  if (!article.firstPublishedAt) await putInByDate(tx, actor, story.language, [{ articleId, at: firstPublishedAt }])
}
