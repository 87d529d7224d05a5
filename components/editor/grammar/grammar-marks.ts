import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { spotAtCaret, type TextSpot } from '#components/editor/spots/text-spots.ts'
import type { GrammarProblem } from './check/check-text.ts'

export type GrammarSpot = TextSpot & { problem: GrammarProblem }

type Marks = { readonly drawn: DecorationSet; readonly count: number }

const key = new PluginKey<Marks>('grammar')
const none: Marks = { drawn: DecorationSet.empty, count: 0 }

/**
 * Underlines what the grammar says of a text (grammar-watch.ts). A key moves the marks with the text and does nothing else: what is still
 * wrong is found beside the page. In a text of a picture the field is underlined.
 */
export const GrammarMarks = Extension.create({ name: 'grammarMarks', addProseMirrorPlugins: () => [grammarMarks()] })

export const grammarMarks = (): Plugin<Marks> =>
  new Plugin<Marks>({
    key,
    state: {
      init: () => none,
      apply(tr, before) {
        const spots: readonly GrammarSpot[] | undefined = tr.getMeta(key)
        if (spots) return { drawn: DecorationSet.create(tr.doc, spots.map(draw)), count: spots.length }
        return tr.docChanged && before.count > 0 ? move(tr, before) : before
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
  })

function move(tr: Transaction, { drawn, count }: Marks): Marks {
  let lost = 0
  return { drawn: drawn.map(tr.mapping, tr.doc, { onRemove: () => (lost += 1) }), count: count - lost }
}

function draw(spot: GrammarSpot): Decoration {
  const { from, to, attribute } = spot
  if (attribute === null) return Decoration.inline(from, to, { class: 'off-grammar' }, { spot })
  return Decoration.node(from, to, { class: `off-grammar-${attribute}` }, { spot })
}

/** Marks these places and no others. */
export const showGrammar = (state: EditorState, spots: readonly GrammarSpot[]): Transaction =>
  state.tr.setMeta(key, spots).setMeta('addToHistory', false)

/** How many are in the text. */
export const countGrammarIn = (state: EditorState): number => key.getState(state)?.count ?? 0

/** Those in the text, in their order; with bounds, those that touch them. What was written into one since is in it. */
export const markedGrammar = (state: EditorState, from?: number, to?: number): GrammarSpot[] =>
  (key.getState(state)?.drawn.find(from, to) ?? [])
    .map(({ from, to, spec }): GrammarSpot => ({ ...(spec.spot as GrammarSpot), from, to })) // as drawn above
    .sort((one, other) => one.from - other.from || one.start - other.start)

export const grammarAtCaret = (state: EditorState): GrammarSpot | null =>
  spotAtCaret(state, markedGrammar(state, state.selection.from, state.selection.to))

/** Whether the words still stand where they were marked. */
export function isStillThere({ doc }: EditorState, { from, to, attribute, start, end, problem }: GrammarSpot): boolean {
  if (attribute === null) return doc.textBetween(from, to, undefined, inText) === problem.words
  return String(doc.nodeAt(from)?.attrs[attribute] ?? '').slice(start, end) === problem.words
}

/** What is no text, as pieces of a text have it (newsroom/articles/text-pieces.ts). */
const inText = ({ type }: { type: { name: string } }) => (type.name === 'hardBreak' ? '\n' : '\ufffc')
