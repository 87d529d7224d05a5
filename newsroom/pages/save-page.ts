import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { savePageInput } from './input.ts'
import { lockPage } from './lock-page.ts'
import { keepText, whoSaved, writeText } from './write-text.ts'

/**
 * Saves the text of a page in one language. Readers keep what was published. A text that somebody else saved meanwhile is not replaced. What
 * is replaced is kept as a revision, unless this admin saved it within the last ten minutes: who goes on writing saves often.
 */
export async function savePage(
  admin: Actor,
  { pageId, language, seen, headline, dek, body }: z.output<typeof savePageInput>,
): Promise<Outcome<{ version: number }, 'stale'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const before = await lockPage(tx, pageId, language)
    if ((before?.version ?? 0) !== seen) return no('stale')
    if (before && (before.wasSavedLongAgo || (await whoSaved(tx, before)) !== admin.id)) await keepText(tx, before)
    const version = seen + 1
    await writeText(tx, { pageId, language, version }, { headline, dek, body })
    await record(tx, admin, 'save-page', { kind: 'page', id: pageId }, { language, version })
    return done({ version })
  })
}
