import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { pageRevisions, pages } from '#db/schema/pages.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { deletePageInput } from './input.ts'

/** Deletes a page that readers never had. One that they had is unpublished instead: what it said is kept. */
export async function deletePage(admin: Actor, { pageId }: z.output<typeof deletePageInput>): Promise<Outcome<null, 'was-published'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const [page] = await tx.select({ slug: pages.slug }).from(pages).where(eq(pages.id, pageId)).for('update')
    if (!page) throw new NotFound(`page ${pageId}`)
    const [published] = await tx
      .select({ id: pageRevisions.id })
      .from(pageRevisions)
      .where(and(eq(pageRevisions.pageId, pageId), eq(pageRevisions.kind, 'published')))
      .limit(1)
    if (published) return no('was-published')
    await tx.delete(pages).where(eq(pages.id, pageId))
    await record(tx, admin, 'delete-page', { kind: 'page', id: pageId }, { slug: page.slug })
    return done(null)
  })
}
