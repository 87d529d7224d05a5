import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { pageRevisions } from '#db/schema/pages.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { restorePageInput } from './input.ts'
import { lockPage } from './lock-page.ts'
import { keepText, writeText } from './write-text.ts'

/**
 * Makes the text of a page again what it was in an earlier revision. What is replaced is kept as a revision first. Readers keep what was
 * published until the text is published again. A text that somebody else saved meanwhile is not replaced.
 */
export async function restorePage(
  admin: Actor,
  { pageId, language, revisionId, seen }: z.output<typeof restorePageInput>,
): Promise<Outcome<{ version: number }, 'stale'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const before = await lockPage(tx, pageId, language)
    const [wanted] = await tx
      .select({ headline: pageRevisions.headline, dek: pageRevisions.dek, body: pageRevisions.body })
      .from(pageRevisions)
      .where(and(eq(pageRevisions.id, revisionId), eq(pageRevisions.pageId, pageId), eq(pageRevisions.language, language)))
    if (!wanted) throw new NotFound(`revision ${revisionId} of page ${pageId}`)
    if ((before?.version ?? 0) !== seen) return no('stale')
    if (before) await keepText(tx, before)
    const version = seen + 1
    await writeText(tx, { pageId, language, version }, wanted)
    await record(tx, admin, 'restore-page', { kind: 'page', id: pageId }, { language, version, revision: revisionId })
    return done({ version })
  })
}
