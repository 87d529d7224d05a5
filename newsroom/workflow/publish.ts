import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { articles, publications, revisions } from '#db/schema/articles.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { newsPath } from '#lib/paths.ts'
import { type LockedArticle, lockedFor } from '#newsroom/articles/locked-for.ts'
import { place } from '#newsroom/feed/arrange.ts'
import { openShelf } from '#newsroom/feed/postgres-shelf.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import type { publishInput } from './input.ts'
import { latestRevision, type Revision } from './latest-revision.ts'
import { layOut } from './live.ts'
import { missingIn } from './missing.ts'
import { pagesTouched } from './pages-touched.ts'
import { picturesAlone } from './pictures-alone.ts'
import { keepOldAddress } from './redirect.ts'
import { may } from './stages.ts'

export type Published = { version: number; publicationId: string; path: string; publishedAt: Date; isUpdate: boolean }

/**
 * Puts the newest draft of an article before readers; on a published one that is an update. What stands already, word for
 * word, is answered and not published twice. The detail of 'unfinished' is `missing`, of 'stale' the versions that hold.
 */
export async function publish(
  editor: Actor,
  { articleId, seen }: z.output<typeof publishInput>,
): Promise<Outcome<Published, 'wrong-stage' | 'stale' | 'unfinished'>> {
  return transaction(async (tx) => {
    const article = await lockedFor(tx, editor, articleId)
    authorise(editor, 'publish a story', article)
    if (!may('publish', article.stage)) return no('wrong-stage', { stage: article.stage })
    const candidate = await candidateOf(tx, articleId)
    const latest = await latestRevision(tx, articleId)
    if (seen.draft === candidate.draftVersion && article.stage === 'published' && latest && isSame(candidate, latest))
      return done(await standingOf(tx, article, latest))
    if (seen.article !== article.version || seen.draft !== candidate.draftVersion)
      return no('stale', { article: article.version, draft: candidate.draftVersion })
    const missing = await missingIn(tx, candidate)
    const { slug, sectionId } = candidate
    if (missing.length > 0 || slug === null || sectionId === null) return no('unfinished', { missing })

    const before = await pagesTouched(tx, articleId, article.language)
    const shown = await picturesAlone(tx, articleId)
    const [revision] = await tx
      .insert(revisions)
      .values({ ...candidate, slug, sectionId, number: (latest?.number ?? 0) + 1, createdBy: editor.id })
      .returning()
    if (!revision) throw new Error('nothing came back from an insert')
    await tx
      .update(publications)
      .set({ endedAt: now, endedBy: editor.id, ending: 'superseded' })
      .where(and(eq(publications.articleId, articleId), isNull(publications.endedAt)))
    const [publication] = await tx.insert(publications).values({ articleId, revisionId: revision.id, publishedBy: editor.id }).returning()
    if (!publication) throw new Error('nothing came back from an insert')
    await keepOldAddress(tx, article, slug, latest)
    const { publishedAt } = publication
    const isUpdate = article.stage === 'published'
    const version = article.version + (isUpdate ? 0 : 1)
    const firstPublishedAt = article.firstPublishedAt ?? publishedAt
    await tx
      .update(articles)
      .set({
        stage: 'published',
        version,
        liveRevisionId: revision.id,
        firstPublishedAt,
        submittedAt: null,
        submittedBy: null,
        note: null,
        updatedAt: now,
      })
      .where(eq(articles.id, articleId))
    const updatedAt = article.firstPublishedAt ? publishedAt : null
    await layOut(tx, [{ publicationId: publication.id, revision, twinGroup: article.twinGroup, firstPublishedAt, updatedAt }])
    if (!isUpdate) await place(await openShelf(tx, { name: 'main', language: article.language }), editor.id, [articleId], 'publish')

    const kind = isUpdate ? 'updated' : 'published'
    await record(
      tx,
      editor,
      'publish',
      { kind: 'article', id: articleId },
      { revision: revision.number, publication: publication.id, kind },
    )
    const after = await pagesTouched(tx, articleId, article.language)
    const showing = new Set(await picturesAlone(tx, articleId))
    const gone = shown.filter((picture) => !showing.has(picture))
    await announce(tx, [...before, ...after, ...gone], { kind, articleId, language: article.language, slug })
    return done({ version, publicationId: publication.id, path: newsPath(article.language, slug), publishedAt, isUpdate })
  })
}

/** Whether readers would be given exactly what they have. */
function isSame(candidate: Candidate, revision: Revision): boolean {
  return Object.entries(candidate).every(([name, value]) => isDeepStrictEqual(value, revision[name as keyof Candidate])) // its own keys
}

async function standingOf(tx: Transaction, article: LockedArticle, { id, slug, number }: Revision): Promise<Published> {
  const [standing] = await tx
    .select({ publicationId: publications.id, publishedAt: publications.publishedAt })
    .from(publications)
    .where(eq(publications.revisionId, id))
  if (!standing) throw new Error(`article ${article.id} is published without a publication`)
  return { ...standing, version: article.version, path: newsPath(article.language, slug), isUpdate: number > 1 }
}
