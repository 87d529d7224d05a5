import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { drafts } from '#db/schema/articles.ts'
import { links } from '#db/schema/links.ts'
import { linksOf } from '#newsroom/articles/links-of.ts'

/** The links of a draft that wait to be tried are tried no more: those whom they lead to would hear of the story (decision 0088). */
export async function stopTryingLinks(tx: Transaction, articleId: string): Promise<void> {
  const [draft] = await tx.select({ body: drafts.body }).from(drafts).where(eq(drafts.articleId, articleId))
  const addresses = draft ? linksOf(draft.body).map(({ address }) => address) : []
  if (addresses.length === 0) return
  const areWaiting = and(isAmong(links.address, addresses), isNotNull(links.nextAt))
  await tx.delete(links).where(and(areWaiting, isNull(links.triedAt)))
  await tx.update(links).set({ nextAt: null }).where(areWaiting)
}
