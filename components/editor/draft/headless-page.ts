import type { Node } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { Step, Transform } from '@tiptap/pm/transform'
import { storySchema } from '#newsroom/articles/story-schema.ts'
import { docOf, type LocalBase, type LocalDraft } from '../local/kept.ts'
import type { Page } from './autosave.ts'
import { adopt, stepLog } from './step-log.ts'

/** A page without a screen: for what an earlier screen left, and for a screen that is being closed. */
export function headlessPage(start: EditorState): Page {
  let now = start
  return { state: () => now, dispatch: (tr: Transaction) => void (now = now.apply(tr)) }
}

export const headlessState = (doc: Node, version: number): EditorState =>
  EditorState.create({ schema: storySchema, doc, plugins: [stepLog(version)] })

/** The page that this device kept. */
export function pageOf({ base, steps }: LocalDraft): Page {
  const page = headlessPage(headlessState(confirmedIn(base), base.version))
  page.dispatch(adopt(page.state(), steps))
  return page
}

/** The newsroom's version of a text that this device kept. */
export function confirmedIn(base: LocalBase): Node {
  const tr = new Transform(storySchema.nodeFromJSON(docOf(base)))
  const later: unknown[] = JSON.parse(`[${base.later?.slice(0, -1) ?? ''}]`)
  for (const json of later) tr.step(Step.fromJSON(storySchema, json))
  return tr.doc
}
