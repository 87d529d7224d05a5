import type { Node } from '@tiptap/pm/model'
import { Step, Transform } from '@tiptap/pm/transform'
import type { StepBatch } from '#lib/document-types.ts'
import { storySchema } from '#newsroom/articles/story-schema.ts'
import { docOf, type LocalBase } from './kept.ts'

/** The most characters that this device keeps of the newsroom's steps, before it keeps its document again: some 200 keys. */
const mostLater = 20_000

/**
 * The newsroom's text at a version, after these batches of its log. The document stays the same, so that this device need not keep it again.
 * Null: it must be made anew.
 */
export function followLog(base: LocalBase | null, at: number, batches: readonly Pick<StepBatch, 'version' | 'steps'>[]): LocalBase | null {
  if (base?.version !== at) return null
  const steps = batches.flatMap((batch) => batch.steps.map((step) => `${JSON.stringify(step)},`))
  const later = (base.later ?? '') + steps.join('')
  return later.length > mostLater ? null : { version: batches.at(-1)?.version ?? at, doc: base.doc, later }
}

/** The newsroom's version of a text that this device kept. */
export function confirmedIn(base: LocalBase): Node {
  const tr = new Transform(storySchema.nodeFromJSON(docOf(base)))
  const later: unknown[] = JSON.parse(`[${base.later?.slice(0, -1) ?? ''}]`)
  for (const json of later) tr.step(Step.fromJSON(storySchema, json))
  return tr.doc
}
