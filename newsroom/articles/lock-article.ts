import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { NotFound } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { sectionsOf } from '#newsroom/people/sections-of.ts'
import { guestMay, isMadeBy, isMine, visibleTo } from '#newsroom/people/visible-to.ts'
import { runningEmbargo } from './embargo.ts'
import { suggestAsGuest } from './must-suggest.ts'

/** The article's row, locked until the transaction ends. Throws NotFound when it is not visible to this person. */
export async function lockArticle(tx: Transaction, actor: Actor, articleId: string) {
  const [article] = await tx
    .select({
      id: articles.id,
      language: articles.language,
      stage: articles.stage,
      version: articles.version,
      slug: articles.slug,
      twinGroup: articles.twinGroup,
      liveRevisionId: articles.liveRevisionId,
      suggestOnly: articles.suggestOnly,
      editorId: articles.editorId,
      deadlineAt: articles.deadlineAt,
      suggestAsGuest: suggestAsGuest(actor),
      firstPublishedAt: articles.firstPublishedAt,
      embargo: runningEmbargo,
      mine: isMine(actor),
      guestMay: guestMay(actor),
      made: isMadeBy(actor),
      sections: sectionsOf(),
    })
    .from(articles)
    .where(and(eq(articles.id, articleId), visibleTo(actor)))
    .for('update')
  if (!article) throw new NotFound(`article ${articleId}`)
  return article
}

export type LockedArticle = Awaited<ReturnType<typeof lockArticle>>
