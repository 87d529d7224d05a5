import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { announce, record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import type { linkTwinInput } from './input.ts'
import { type LockedArticle, lockArticle } from './lock-article.ts'

/**
 * Links two stories as twins: the same story in two languages. Without `twinId` it removes the link. Live stories refer to each other at
 * once when the person may publish, otherwise from their next publication.
 */
export async function linkTwin(
  person: Person,
  { articleId, twinId }: z.output<typeof linkTwinInput>,
): Promise<Outcome<{ version: number }, 'twin-taken'>> {
  return transaction(async (tx) => {
    // Locked in a fixed order, so that two people who link the same pair cannot deadlock.
    const locked = new Map<string, LockedArticle>()
    for (const id of [articleId, ...(twinId ? [twinId] : [])].sort()) locked.set(id, await lockArticle(tx, person, id))
    const article = locked.get(articleId)
    const twin = twinId ? locked.get(twinId) : undefined
    if (!article) throw new Error('the locked story is missing')
    authorise(person, 'save a story', article)
    if (twin) authorise(person, 'save a story', twin)
    const before = await siblings(tx, article.twinGroup)
    const group = twin ? (twin.twinGroup ?? v7()) : null
    const others = (await siblings(tx, twin?.twinGroup ?? null)).filter(({ id }) => id !== articleId)
    if (twin && (twin.language === article.language || others.some(({ language }) => language === article.language)))
      return no('twin-taken')
    const joined = [articleId, ...(twin && twin.twinGroup === null ? [twin.id] : [])]
    const changed = await tx
      .update(articles)
      .set({ twinGroup: group, version: sql`${articles.version} + 1`, updatedAt: now })
      .where(isAmong(articles.id, joined))
      .returning({ id: articles.id, version: articles.version })
    if ([...locked.values()].every((story) => can(person, 'publish a story', story)))
      await tellReaders(tx, joined, group, [...before, ...others, ...locked.values()])
    await record(tx, person, 'link-twin', { kind: 'article', id: articleId }, { twinId })
    const version = changed.find(({ id }) => id === articleId)?.version
    if (version === undefined) throw new Error(`article ${articleId} disappeared while it was locked`)
    return done({ version })
  })
}

const siblings = async (tx: Transaction, group: string | null) =>
  group === null ? [] : tx.select({ id: articles.id, language: articles.language }).from(articles).where(eq(articles.twinGroup, group))

async function tellReaders(tx: Transaction, joined: string[], twinGroup: string | null, touched: { id: string }[]) {
  await tx
    .update(liveArticles)
    .set({ twinGroup })
    .where(and(isAmong(liveArticles.articleId, joined)))
  const ids = [...new Set(touched.map(({ id }) => id))]
  const live = await tx
    .select({ articleId: liveArticles.articleId, language: liveArticles.language, slug: liveArticles.slug })
    .from(liveArticles)
    .where(isAmong(liveArticles.articleId, ids))
  for (const story of live) await announce(tx, [tags.article(story.articleId), tags.lists(story.language)], { kind: 'updated', ...story })
}
