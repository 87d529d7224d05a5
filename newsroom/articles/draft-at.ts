import type { Node } from '@tiptap/pm/model'
import { Step } from '@tiptap/pm/transform'
import { and, desc, eq, gt } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { draftSteps } from '#db/schema/articles.ts'
import type { DraftText } from './draft-text.ts'
import { newestText } from './newest-text.ts'
import { isTooMuch } from './steps-since.ts'
import { storyOf, storySchema, textOf } from './story-schema.ts'

/**
 * The text of a draft at a version, which is the end of a batch of its log. Null when the log has no such version, or when it
 * is too long ago. Found by taking back what
 * came after it: what is asked for was on a screen a moment ago.
 */
export async function draftAt(reading: Reading, articleId: string, version: number): Promise<DraftText | null> {
  const newest = await newestText(reading, articleId)
  if (newest.version === version) return newest
  if (await isTooMuch(reading, articleId, version)) return null
  const rows = await reading
    .select({ from: draftSteps.fromVersion, version: draftSteps.version, undo: draftSteps.undo })
    .from(draftSteps)
    .where(and(eq(draftSteps.articleId, articleId), gt(draftSteps.version, version)))
    .orderBy(desc(draftSteps.version))
  if (rows.at(-1)?.from !== version) return null
  let doc: Node = storyOf(newest)
  for (const json of rows.flatMap(({ undo }) => undo.toReversed())) {
    const before = Step.fromJSON(storySchema, json).apply(doc)
    if (!before.doc) throw new Error(`the log of article ${articleId} does not fit its draft: ${before.failed}`)
    doc = before.doc
  }
  return textOf(doc)
}
