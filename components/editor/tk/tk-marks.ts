import { type Editor, Extension } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { type Tk, tksIn, tksInBlock } from '#newsroom/articles/find-tks.ts'
import { textMarks } from './text-marks.ts'

const tks = textMarks<Tk>('tk', { inWhole: tksIn, inBlock: (_, block, at) => tksInBlock(block, at) })

/** Marks each TK in the text: what is still to be found out. A text of a picture is a field: the field is marked. */
export const TkMarks = Extension.create({ name: 'tkMarks', addProseMirrorPlugins: () => [tkMarks()] })

export const tkMarks = tks.plugin

/** How many are in the text. */
export const countTksIn = tks.countIn

/** Those in the text, in their order. */
export const markedTks = tks.markedIn

/** Goes to the TK after the caret, or to the first: in the text it is selected; a text of a picture gets the focus. */
export function goToNextTk({ state, view }: Editor): void {
  const marked = markedTks(state)
  const next = marked.find(({ from }) => from >= state.selection.to) ?? marked[0]
  if (!next) return
  if (next.attribute === null) {
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, next.from, next.to)).scrollIntoView())
    view.focus()
    return
  }
  view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(next.to))))
  const picture = view.nodeDOM(next.from)
  const field = picture instanceof Element ? picture.querySelector<HTMLElement>(`[data-word=${next.attribute}] textarea`) : null
  field?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'center' })
}
