import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { type Tk, tksIn, tksInBlock } from '#newsroom/articles/find-tks.ts'
import { changedBlocks } from './changed-blocks.ts'

/** Where they are, as drawn, and how many. */
type Tks = { readonly drawn: DecorationSet; readonly count: number }

const key = new PluginKey<Tks>('tks')

/** Marks each TK in the text: what is still to be found out. A text of a picture is a field: the field is marked. */
export const TkMarks = Extension.create({ name: 'tkMarks', addProseMirrorPlugins: () => [tkMarks()] })

export const tkMarks = (): Plugin<Tks> =>
  new Plugin<Tks>({
    key,
    state: { init: (_, { doc }) => inWhole(doc), apply: (tr, before) => (tr.docChanged ? afterChange(tr, before) : before) },
    props: { decorations: (state) => key.getState(state)?.drawn },
  })

const inWhole = (doc: Node): Tks => {
  const tks = tksIn(doc)
  return { drawn: DecorationSet.create(doc, tks.map(draw)), count: tks.length }
}

/** They move with the text. Only the blocks that changed are looked through again. */
function afterChange(tr: Transaction, before: Tks): Tks {
  const moved = before.drawn.map(tr.mapping, tr.doc)
  const blocks = changedBlocks(tr)
  const now = blocks.flatMap(({ block, at, goes }) => (goes ? [] : tksInBlock(block, at)))
  const all = moved.find(undefined, undefined, isTk)
  const kept = all.filter(({ from }) => !blocks.some(({ block, at }) => from >= at && from < at + block.nodeSize))
  if (kept.length === all.length && now.length === 0) return moved === before.drawn ? before : { drawn: moved, count: all.length }
  // Made anew: `remove` leaves out what wrapping a block has left one level above it.
  return { drawn: DecorationSet.create(tr.doc, [...kept, ...now.map(draw)]), count: kept.length + now.length }
}

const isTk = (spec: object): boolean => 'attribute' in spec

const draw = ({ from, to, attribute }: Tk): Decoration =>
  attribute === null
    ? Decoration.inline(from, to, { class: 'tk' }, { attribute })
    : Decoration.node(from, to, { class: `tk-${attribute}` }, { attribute })

/** How many are in the text. */
export const countTksIn = (state: EditorState): number => key.getState(state)?.count ?? 0

/** Those in the text, in their order. */
export const markedTks = (state: EditorState): Tk[] =>
  (key.getState(state)?.drawn.find() ?? [])
    .map(({ from, to, spec }) => ({ from, to, attribute: spec.attribute as string | null })) // as drawn above
    .sort((one, other) => one.from - other.from)

/** Goes to the TK after the caret, or to the first: in the text it is selected; a text of a picture gets the focus. */
export function goToNextTk({ state, view }: Editor): void {
  const tks = markedTks(state)
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
