import { asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { orderSectionsInput } from './input.ts'

/** Changes the order of the sections in the masthead. Refused when the set of sections has changed meanwhile. */
export async function orderSections(actor: Actor, sent: z.output<typeof orderSectionsInput>): Promise<Outcome<{ count: number }, 'stale'>> {
  authorise(actor, 'manage the taxonomy')
  return transaction(async (tx) => {
    const current = await tx.select({ id: sections.id, position: sections.position }).from(sections).orderBy(asc(sections.id)).for('update')
    const wanted = new Map(sent.sections.map((id, position) => [id, position]))
    if (wanted.size !== current.length || current.some(({ id }) => !wanted.has(id))) return no('stale')
    for (const { id, position } of current) {
      const place = wanted.get(id)
      if (place !== position) await tx.update(sections).set({ position: place }).where(eq(sections.id, id))
    }
    await record(tx, actor, 'order-sections', { kind: 'newsroom' }, { sections: sent.sections })
    await announce(tx, [tags.newsroom()], { kind: 'changed', what: 'newsroom', id: 'sections' })
    return done({ count: current.length })
  })
}
