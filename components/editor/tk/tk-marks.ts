import { type Editor, Extension } from '@tiptap/core'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { type Tk, tksIn } from '#newsroom/articles/find-tks.ts'

/** Marks each TK in the text: what is still to be found out. A text of a picture is a field: the field is marked. */
export const TkMarks = Extension.create({
  name: 'tkMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      state: {
        init: (_, { doc }) => DecorationSet.create(doc, tksIn(doc).map(draw)),
        apply: (tr, before) => (tr.docChanged ? DecorationSet.create(tr.doc, tksIn(tr.doc).map(draw)) : before),
      },
      props: {
        decorations(state) {
          return this.getState(state)
        },
      },
    }),
  ],
})

const draw = ({ from, to, attribute }: Tk): Decoration =>
  attribute === null ? Decoration.inline(from, to, { class: 'tk' }) : Decoration.node(from, to, { class: `tk-${attribute}` })

/** Goes to the TK after the caret, or to the first: in the text it is selected; a text of a picture gets the focus. */
export function goToNextTk({ state, view }: Editor): void {
  const tks = tksIn(state.doc)
  const next = tks.find(({ from }) => from >= state.selection.to) ?? tks[0]
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
