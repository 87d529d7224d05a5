import { eq, sql } from 'drizzle-orm'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { discardedArticles } from '#db/schema/discarded.ts'
import { imports } from '#db/schema/record.ts'
import { newsPath } from '#lib/paths.ts'
import { type LockedArticle, lockArticle } from '#newsroom/articles/lock-article.ts'
import type { ImportResult, Recall } from '#newsroom/formats/wire-story.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { takeOut } from '#newsroom/workflow/unpublish.ts'
import { isTouched } from './changed-stories.ts'

/**
 * An agency's notice that a story must not be used. A live story is unpublished, even when somebody has rewritten it here; its text stays
 * as a draft with a note. A final recall (ninjs "canceled") is remembered, so that the story is never imported again, even if it arrives
 * after its recall. Returns null when a recall that is not final concerns no live story: the item is then imported like any other.
 */
export async function recall(actor: Actor, recalled: Recall): Promise<ImportResult | null> {
  authorise(actor, 'unpublish a story')
  const { source, digest, recall: why, isFinal } = recalled
  return transaction(async (tx) => {
    const [known] = await tx.select().from(imports).where(eq(imports.source, source)).for('update')
    const answer = (result: ImportResult['result'], reason: string): ImportResult => ({ source, result, reason, losses: [] })
    if (!known?.articleId) {
      if (!isFinal) return null
      await tx.insert(imports).values({ source, digest, recalledAt: now }).onConflictDoNothing()
      return known ? answer('unchanged', '') : answer('skipped', `${why}: it was never imported, and will not be`)
    }
    const [standing] = await tx.select({ id: articles.id }).from(articles).where(eq(articles.id, known.articleId))
    if (!standing) {
      if (!isFinal) return null
      if (known.recalledAt) return answer('unchanged', '')
      await tx.update(imports).set({ recalledAt: now }).where(eq(imports.source, source))
      return answer('skipped', `${why}: ${await addNoteToDiscarded(tx, actor, known.articleId, recalled)}`)
    }
    const article = await lockArticle(tx, actor, known.articleId)
    const isLive = article.stage === 'published'
    if (!isLive && !isFinal) return null
    if (!isLive && (known.recalledAt || article.stage === 'taken-down')) return answer('unchanged', '')
    if (isFinal) await tx.update(imports).set({ recalledAt: now }).where(eq(imports.source, source))
    const here = isLive ? await takeStoryOut(tx, actor, article, recalled) : await addNote(tx, actor, article, recalled)
    await tx
      .update(articles)
      .set({ note: noteOf(recalled) })
      .where(eq(articles.id, article.id))
    return answer(isLive ? 'withdrawn' : 'skipped', `${why}: ${here}`)
  })
}

const noteOf = ({ recall: why, source }: Recall): string => `${why} (${source}). Its source says that it must not be used.`

async function takeStoryOut(tx: Transaction, actor: Actor, article: LockedArticle, { source, recall: why }: Recall): Promise<string> {
  const isRewritten = await isTouched(tx, article.id)
  const { slug } = await takeOut(tx, actor, article, { recalledBy: source, why })
  const path = newsPath(article.language, slug ?? article.slug ?? '')
  return `${path} is out of the paper${isRewritten ? '; somebody had changed it here, and that text is kept as a draft' : ''}`
}

async function addNote(tx: Transaction, actor: Actor, { id, stage }: LockedArticle, { source, recall: why }: Recall): Promise<string> {
  await record(tx, actor, 'recall', { kind: 'article', id }, { recalledBy: source, why })
  return `the story is ${stage} here, not published; a note was added to it`
}

/** A discarded draft may be restored; it then shows the note. */
async function addNoteToDiscarded(tx: Transaction, actor: Actor, id: string, recalled: Recall): Promise<string> {
  const note = JSON.stringify(noteOf(recalled))
  await tx
    .update(discardedArticles)
    .set({ story: sql`jsonb_set(story, '{article,note}', ${note}::jsonb)` })
    .where(eq(discardedArticles.articleId, id))
  await record(tx, actor, 'recall', { kind: 'article', id }, { recalledBy: recalled.source, why: recalled.recall })
  return 'the story was discarded here, and will not be imported again'
}
