import { desc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { articles, publications, revisions } from '#db/schema/articles.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { newsPath } from '#lib/paths.ts'
import { heldByEmbargo } from '#newsroom/articles/embargo.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { isTaken } from '#newsroom/articles/slug.ts'
import { bringLooksBack } from '#newsroom/feed/bring-looks-back.ts'
import { comeBack } from '#newsroom/feed/come-back.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { namesNow } from '#newsroom/taxonomy/names-now.ts'
import { lockLanguages } from './hold-languages.ts'
import type { undoInput } from './input.ts'
import { isStoredInstant, lastStep } from './last-step.ts'
import { writeLiveArticles } from './live-article.ts'
import { pagesTouched } from './pages-touched.ts'

/**
 * Undoes an unpublish within a minute: readers have the same revision again under the same publication, at its place in the feeds and as it looked there, and the
 * story does not count as updated. What was planned for it stays cancelled. 'too-late': the minute is over, or something else happened to
 * the story. 'address-taken': another story has its address now. 'language-left': the newsroom publishes no more in its language. Undoing again changes nothing and succeeds.
 */
export async function undoUnpublish(
  editor: Person,
  { articleId }: z.output<typeof undoInput>,
): Promise<Outcome<{ version: number; path: string }, 'too-late' | 'address-taken' | 'language-left' | 'embargoed'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, editor, articleId)
    authorise(editor, 'publish a story', article)
    const last = await lastStep(tx, articleId)
    const ended = await lastPublication(tx, articleId)
    if (!ended) return no('too-late')
    const { revision, publication } = ended
    const path = newsPath(article.language, revision.slug)
    if (article.stage === 'published' && last?.verb === 'undo-unpublish') return done({ version: article.version, path })
    // Only one's own act: an agency's recall, which the program carries out, is not undone here.
    const isOwn = last?.verb === 'unpublish' && last.personId === editor.id && last.isRecent
    if (article.stage !== 'unpublished' || publication.ending !== 'unpublished' || !isOwn) return no('too-late')
    const held = heldByEmbargo(article)
    if (held) return held
    if (await isTaken(tx, article.language, revision.slug, articleId)) return no('address-taken')
    if (!(await lockLanguages(tx)).includes(revision.language)) return no('language-left')

    await tx.update(publications).set({ endedAt: null, endedBy: null, ending: null }).where(eq(publications.id, publication.id))
    const { updatedAt, submittedAt, submittedBy, looks } = last.detail
    const version = article.version + 1
    const firstPublishedAt = article.firstPublishedAt ?? publication.publishedAt
    await writeLiveArticles(tx, [
      {
        publicationId: publication.id,
        revision,
        twinGroup: article.twinGroup,
        firstPublishedAt,
        updatedAt: isStoredInstant(updatedAt) ? new Date(updatedAt) : null,
      },
    ])
    await tx
      .update(articles)
      .set({
        stage: 'published',
        version,
        liveRevisionId: revision.id,
        submittedAt: isStoredInstant(submittedAt) ? new Date(submittedAt) : null,
        submittedBy: typeof submittedBy === 'string' ? submittedBy : null,
        updatedAt: now,
      })
      .where(eq(articles.id, articleId))
    await comeBack(tx, editor.id, articleId, 'unpublish')
    const pictures = await bringLooksBack(tx, articleId, looks)
    await record(tx, editor, 'undo-unpublish', { kind: 'article', id: articleId }, { revision: revision.number })
    const touched = await pagesTouched(tx, articleId, article.language)
    await announce(tx, [...touched, ...pictures], { kind: 'published', articleId, language: article.language, slug: revision.slug })
    return done({ version, path })
  })
}

/** The publication that began last, with its revision. */
async function lastPublication(tx: Transaction, articleId: string) {
  const [row] = await tx
    .select({ publication: publications, revision: revisions })
    .from(publications)
    .innerJoin(revisions, eq(revisions.id, publications.revisionId))
    .where(eq(publications.articleId, articleId))
    .orderBy(desc(revisions.number))
    .limit(1)
  if (!row) return undefined
  const [revision] = await namesNow(tx, [row.revision])
  return { ...row, revision: revision ?? row.revision }
}
