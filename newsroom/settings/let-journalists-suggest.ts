import type { z } from 'zod'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Actor, Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { journalistsSuggestInput } from './input.ts'

/**
 * Sets whether journalists only suggest in a story that somebody else began and shared with them. add-steps.ts refuses the rest from the
 * next save on, also of those who have the story open.
 */
export async function letJournalistsSuggest(
  admin: Actor,
  { isRequired }: z.output<typeof journalistsSuggestInput>,
): Promise<Outcome<null, never>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const [before] = await tx.select({ is: newsroom.journalistsSuggest }).from(newsroom).for('update')
    if ((before?.is ?? false) === isRequired) return done(null)
    const set = { journalistsSuggest: isRequired }
    await tx
      .insert(newsroom)
      .values({ name: {}, tagline: {}, ...set })
      .onConflictDoUpdate({ target: newsroom.id, set })
    await record(tx, admin, 'require-suggestions', { kind: 'newsroom' }, { isRequired })
    return done(null)
  })
}

/** Whether journalists only suggest in others' stories. */
export async function doJournalistsSuggest(admin: Person): Promise<boolean> {
  authorise(admin, 'change settings')
  const [row] = await database().select({ is: newsroom.journalistsSuggest }).from(newsroom)
  return row?.is ?? false
}
