import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { record } from '#db/record.ts'
import { articleBylines, articles, articleTopics } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import { isSlug } from '#lib/is-slug.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { requireProofForManyMoved } from '#newsroom/people/many-acts.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { changeDetailsInput } from './input.ts'
import { type LockedArticle, lockArticle } from './lock-article.ts'
import { type Replaced, replacedBy, wasMade } from './replaced-details.ts'
import { isTaken } from './slug.ts'
import { may } from './stages.ts'

type Sent = Omit<z.output<typeof changeDetailsInput>, 'seen'> & { seen?: z.output<typeof changeDetailsInput>['seen'] }
export type DetailsProblem = 'wrong-stage' | 'bad-slug' | 'slug-taken' | 'language-fixed' | 'twin-taken' | 'unknown'

/**
 * Changes details of a story: only those that are sent. When a colleague changed one of them meanwhile, the later change stands, and the
 * answer has what it replaced. `version` is the article's own and grows by one. The same `changeId` is made once.
 */
export async function changeDetails(
  person: Person,
  { articleId, changes, seen = {}, changeId }: Sent,
): Promise<Outcome<{ version: number; replaced: Replaced[] }, DetailsProblem>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'save a story', article)
    // A story goes into another section by who may do so in both; whoever began it may choose any, as a journalist may.
    if (changes.sectionId) authorise(person, 'save a story', { ...article, sections: [...article.sections, changes.sectionId] })
    if (changeId && (await wasMade(tx, articleId, changeId))) return done({ version: article.version, replaced: [] })
    if (!may('save', article.stage)) return no('wrong-stage', { stage: article.stage })
    await requireProofForManyMoved(tx, person, articleId, Object.keys(changes))
    const problem = (await slugProblem(tx, article, changes)) ?? (await unknownProblem(tx, changes))
    if (problem) return problem
    const replaced = await replacedBy(tx, person, { articleId, changes, seen })
    const { topics: newTopics, bylines, ...columns } = changes
    const [changed] = await tx
      .update(articles)
      .set({ ...columns, version: sql`${articles.version} + 1`, updatedAt: now })
      .where(eq(articles.id, article.id))
      .returning({ version: articles.version })
    if (!changed) throw new Error(`article ${article.id} disappeared while it was locked`)
    if (newTopics) await setTopics(tx, article.id, newTopics)
    if (bylines) await setBylines(tx, article.id, bylines)
    await record(tx, person, 'change-details', { kind: 'article', id: article.id }, { ...changes, ...(changeId && { changeId }) })
    return done({ ...changed, replaced })
  })
}

async function slugProblem(tx: Transaction, article: LockedArticle, changes: Sent['changes']) {
  if (changes.language !== undefined && changes.language !== article.language) {
    // The address contains the language, so it is fixed at the first publication.
    if (article.firstPublishedAt) return no('language-fixed')
    if (article.twinGroup) return no('twin-taken')
  }
  const slug = changes.slug === undefined ? article.slug : changes.slug
  if (slug === null) return article.firstPublishedAt ? no('bad-slug', { slug }) : null
  if (changes.slug === undefined && changes.language === undefined) return null
  if (!isSlug(slug)) return no('bad-slug', { slug })
  return (await isTaken(tx, changes.language ?? article.language, slug, article.id)) ? no('slug-taken', { slug }) : null
}

async function unknownProblem(tx: Transaction, { sectionId, topics: topicIds, bylines, hero }: Sent['changes']) {
  const allExist = async (table: typeof sections | typeof topics | typeof authors | typeof media, ids: string[]) =>
    ids.length === 0 || (await tx.select({ id: table.id }).from(table).where(isAmong(table.id, ids))).length === new Set(ids).size
  if (!(await allExist(sections, sectionId ? [sectionId] : []))) return no('unknown', { what: 'section' })
  if (!(await allExist(topics, topicIds ?? []))) return no('unknown', { what: 'topic' })
  if (!(await allExist(authors, bylines ?? []))) return no('unknown', { what: 'author' })
  if (!(await allExist(media, hero ? [hero.mediaId] : []))) return no('unknown', { what: 'picture' })
  return null
}

async function setTopics(tx: Transaction, articleId: string, ids: string[]) {
  await tx.delete(articleTopics).where(eq(articleTopics.articleId, articleId))
  const rows = [...new Set(ids)].map((topicId, position) => ({ articleId, topicId, position }))
  if (rows.length) await tx.insert(articleTopics).values(rows)
}

async function setBylines(tx: Transaction, articleId: string, ids: string[]) {
  await tx.delete(articleBylines).where(eq(articleBylines.articleId, articleId))
  const rows = [...new Set(ids)].map((authorId, position) => ({ articleId, authorId, position }))
  if (rows.length) await tx.insert(articleBylines).values(rows)
}
