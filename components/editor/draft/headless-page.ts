import type { Node } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { storySchema } from '#newsroom/articles/story-schema.ts'
import { confirmedIn } from '../local/confirmed-text.ts'
import type { LocalDraft } from '../local/kept.ts'
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
