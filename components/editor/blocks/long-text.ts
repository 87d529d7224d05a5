import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** From so many blocks on a text is long: some 4,000 words. */
const many = 80
/** So many blocks on each side of the caret are drawn in any case: keys that go by pages, held down, are quicker than the drawing. */
const near = 12
/** While the caret is so few blocks from where it was, these stay. */
const still = 4

/** The blocks that are drawn in any case, and the positions between which the caret leaves them as they are. */
type Drawn = { set: DecorationSet; from: number; to: number; blocks: number }

const key = new PluginKey<Drawn | null>('longText')

/**
 * Says of a long text that it is one (`data-long`), and which blocks are near the caret (`is-near`): a browser draws other paragraphs only where
 * they are on the screen (editor.css). What a key costs then does not grow with the text.
 */
export const LongText = Extension.create({
  name: 'longText',
  addProseMirrorPlugins: () => [
    new Plugin<Drawn | null>({
      key,
      state: { init: (_, state) => drawAround(state), apply: follow },
      props: {
        attributes: (state): { [name: string]: string } => (key.getState(state) ? { 'data-long': '' } : {}),
        decorations: (state) => key.getState(state)?.set,
      },
    }),
  ],
})

function follow(tr: Transaction, drawn: Drawn | null, _: EditorState, state: EditorState): Drawn | null {
  if (!drawn || drawn.blocks !== tr.doc.childCount) return drawAround(state)
  const [from, to] = [tr.mapping.map(drawn.from, -1), tr.mapping.map(drawn.to, 1)]
  const { head } = tr.selection
  if (head < from || head > to) return drawAround(state)
  return tr.docChanged ? { ...drawn, set: drawn.set.map(tr.mapping, tr.doc), from, to } : drawn
}

/** Null for a text that is not long. */
function drawAround({ doc, selection }: EditorState): Drawn | null {
  if (doc.childCount <= many) return null
  const middle = selection.$head.index(0)
  const found: Decoration[] = []
  let [from, to] = [0, doc.content.size]
  doc.forEach((block, at, index) => {
    if (Math.abs(index - middle) > near) return
    found.push(Decoration.node(at, at + block.nodeSize, { class: 'is-near' }))
    if (index === middle - still) from = at
    if (index === middle + still) to = at + block.nodeSize
  })
  return { set: DecorationSet.create(doc, found), from, to, blocks: doc.childCount }
}
