import { Mapping, Step } from '@tiptap/pm/transform'
import { and, count, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { commentThreads } from '#db/schema/comments.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { draftAt } from '#newsroom/articles/draft-at.ts'
import { followRange, holdsSomething, type Range, wordsIn } from '#newsroom/articles/follow-range.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { mostOpenThreads } from '#newsroom/articles/move-ranges.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { may } from '#newsroom/articles/stages.ts'
import { stepsSince } from '#newsroom/articles/steps-since.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { addComment, mayAllSee } from './add-comment.ts'
import type { startThreadInput } from './input.ts'
import { refuseDiscardedIds, refuseTakenComment } from './refuse-taken-ids.ts'

/** 'gone': nothing is left of what was commented on, or nothing was selected; the story has no hero picture. */
export type StartThreadProblem = 'wrong-stage' | 'stale' | 'gone' | 'too-many' | 'cannot-see'

/**
 * Starts a thread on the hero picture, or on a range of the text as the person saw it, moved over what others wrote since. The same thread sent twice is started
 * once. 'stale': the log does not reach back to that version.
 */
export async function startThread(
  person: Person,
  sent: z.output<typeof startThreadInput>,
): Promise<Outcome<{ threadId: string }, StartThreadProblem>> {
  const { articleId, threadId } = sent
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'comment on a story', article)
    if (!may('comment', article.stage)) return no('wrong-stage', { stage: article.stage })
    if (await isStarted(tx, person, articleId, threadId)) return done({ threadId })
    await refuseTakenComment(tx, sent.commentId)
    if (!(await mayAllSee(tx, articleId, sent.mentions))) return no('cannot-see')
    if ((await countOpen(tx, articleId)) >= mostOpenThreads) return no('too-many', { most: mostOpenThreads })
    const isOnHero = 'isOnHero' in sent
    const placed = isOnHero ? await heroNow(tx, articleId) : await placeNow(tx, articleId, sent.seenVersion, sent)
    if ('problem' in placed) return no(placed.problem)
    const { from: fromPosition, to: toPosition } = placed.range ?? { from: null, to: null }
    const words = placed.words.slice(0, longestWords)
    await tx.insert(commentThreads).values({ id: threadId, articleId, fromPosition, toPosition, isOnHero, words, personId: person.id })
    await addComment(tx, person, { id: threadId, articleId, personId: person.id }, sent)
    await refuseDiscardedIds(tx, threadId, sent.commentId)
    await record(tx, person, 'start-thread', { kind: 'article', id: articleId }, { threadId })
    return done({ threadId })
  })
}

const longestWords = 500

async function isStarted(tx: Transaction, person: Person, articleId: string, threadId: string): Promise<boolean> {
  const [known] = await tx
    .select({ articleId: commentThreads.articleId, personId: commentThreads.personId })
    .from(commentThreads)
    .where(eq(commentThreads.id, threadId))
  if (known && (known.articleId !== articleId || known.personId !== person.id)) throw new NotFound(`thread ${threadId}`)
  return known !== undefined
}

/** How many threads of a story are not resolved. */
export async function countOpen(tx: Transaction, articleId: string): Promise<number> {
  const [counted] = await tx
    .select({ open: count() })
    .from(commentThreads)
    .where(and(eq(commentThreads.articleId, articleId), isNull(commentThreads.resolvedAt)))
  return counted?.open ?? 0
}

/** The words of a thread on the hero picture are its description. */
async function heroNow(tx: Transaction, articleId: string): Promise<{ range: null; words: string } | { problem: 'gone' }> {
  const [article] = await tx.select({ hero: articles.hero }).from(articles).where(eq(articles.id, articleId))
  return article?.hero ? { range: null, words: article.hero.alt } : { problem: 'gone' }
}

/** A range of the text at a version, in the text as it is now. The caller holds the article's lock. */
export async function placeNow(
  tx: Transaction,
  articleId: string,
  version: number,
  range: Range,
): Promise<{ range: Range; words: string } | { problem: 'stale' | 'gone' }> {
  const newest = await newestText(tx, articleId)
  const since = await stepsSince(tx, articleId, version, newest.version)
  const seen = since && (await draftAt(tx, articleId, version))
  if (!since || !seen) return { problem: 'stale' }
  const before = storyOf(seen)
  if (!holdsSomething(before, range)) return { problem: 'gone' }
  const steps = since.flatMap((batch) => batch.steps.map((json) => Step.fromJSON(storySchema, json)))
  const mapping = new Mapping(steps.map((step) => step.getMap()))
  const now = storyOf(newest)
  const moved = followRange(range, before, now, { mapping, steps })
  return moved ? { range: moved, words: wordsIn(now, moved) } : { problem: 'gone' }
}
