import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { people } from '#db/schema/people.ts'

/** Editors who look after a merged section look after the other one. */
export async function moveLimits(tx: Transaction, from: string, into: string): Promise<void> {
  await tx
    .update(people)
    .set({
      limitedTo: sql`array(select distinct case when id = ${from}::uuid then ${into}::uuid else id end from unnest(${qualify(people.limitedTo)}) id)`,
    })
    .where(sql`${people.limitedTo} is not null and ${from}::uuid = any (${people.limitedTo})`)
}

/** A deleted section is nobody's. Who looked after it alone keeps what one may do elsewhere. */
export async function dropLimits(tx: Transaction, sectionId: string): Promise<void> {
  await tx
    .update(people)
    .set({ limitedTo: sql`array_remove(${people.limitedTo}, ${sectionId}::uuid)` })
    .where(sql`${people.limitedTo} is not null and ${sectionId}::uuid = any (${people.limitedTo})`)
}
