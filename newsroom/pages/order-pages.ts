import { asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { pages } from '#db/schema/pages.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { orderPagesInput } from './input.ts'

/** Changes the order of the pages in the footer. Refused when the set of pages has changed meanwhile. */
export async function orderPages(admin: Actor, sent: z.output<typeof orderPagesInput>): Promise<Outcome<null, 'stale'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const current = await tx.select({ id: pages.id, position: pages.position }).from(pages).orderBy(asc(pages.id)).for('update')
    const wanted = new Map(sent.pages.map((id, position) => [id, position]))
    if (wanted.size !== current.length || current.some(({ id }) => !wanted.has(id))) return no('stale')
    for (const { id, position } of current) {
      const place = wanted.get(id)
      if (place !== position) await tx.update(pages).set({ position: place }).where(eq(pages.id, id))
    }
    await record(tx, admin, 'order-pages', { kind: 'newsroom' }, { pages: sent.pages })
    await announce(tx, [tags.newsroom()], { kind: 'changed', what: 'newsroom', id: 'pages' })
    return done(null)
  })
}
