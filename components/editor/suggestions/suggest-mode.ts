import { type Editor, Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { v4 } from 'uuid'
import { isOfLog } from '#components/editor/draft/step-log.ts'
import { goToNext } from './go-to-suggestion.ts'
import { outsideDeletions, type Suggesting, suggest, withoutMarks } from './suggest.ts'

/** What is seen of open suggestions: all of it, the text as if all were accepted, or as if all were refused. */
export type SuggestionView = 'changes' | 'final' | 'original'
type Mode = { isOn: boolean; view: SuggestionView }

declare module '@tiptap/core' {
  interface Storage {
    suggestMode: { own: OwnSuggestions }
  }
}

/** One change of a text. */
export type Change = (tr: Transaction) => void

const key = new PluginKey<Mode>('suggest-mode')

export const nextKey = 'F9'

/** The ids of one's own suggestions: those made here, and those that the newsroom names. */
export class OwnSuggestions {
  readonly #ids = new Set<string>()
  isMine = (id: string): boolean => this.#ids.has(id)
  add = (ids: Iterable<string>): void => {
    for (const id of ids) this.#ids.add(id)
  }
  newId = (): string => {
    const id = v4()
    this.#ids.add(id)
    return id
  }
}

/** While the mode is on, what one writes becomes suggestions. Colleagues' steps, undo, and accepting or refusing do what they say. */
export const suggestMode = (own: OwnSuggestions, isOn: boolean) =>
  Extension.create({
    name: 'suggestMode',
    addStorage: () => ({ own }),
    dispatchTransaction({ transaction, next }) {
      const { state } = this.editor
      if (!transaction.docChanged || isAsMeant(transaction)) return next(transaction)
      next(modeOf(state).isOn ? suggest(transaction, state, own) : outsideDeletions(transaction, state))
    },
    addKeyboardShortcuts() {
      return {
        'Mod-Shift-e': ({ editor }) => {
          editor.view.dispatch(setMode(editor.state, { isOn: !modeOf(editor.state).isOn }))
          return true
        },
        [nextKey]: ({ editor }) => goToNext(editor, 1),
        [`Shift-${nextKey}`]: ({ editor }) => goToNext(editor, -1),
      }
    },
    addProseMirrorPlugins: () => [
      new Plugin<Mode>({
        key,
        state: {
          init: () => ({ isOn, view: 'changes' }),
          apply: (tr, mode) => ({ ...mode, ...(tr.getMeta(key) as Partial<Mode> | undefined) }), // set below only
        },
        props: {
          // What is copied from a text with suggestions is pasted as if they were accepted. What is dragged keeps them.
          transformPasted: (slice, view) => (view.dragging ? slice : withoutMarks(slice)),
          attributes: (state) => ({ 'data-suggestions': modeOf(state).view }),
        },
      }),
    ],
  })

const isAsMeant = (tr: Transaction): boolean =>
  isOfLog(tr) || tr.getMeta('history$') !== undefined || tr.getMeta('settles') === true || tr.getMeta('suggestsEach') === true

/**
 * Makes several changes at once: one undo takes them all back. While the mode is on, each is a suggestion of its own. They are given from
 * the end of the text to its beginning, so that the places of those before stay right.
 */
export function changeEach(editor: Editor, changes: readonly Change[], also: (tr: Transaction) => Transaction = (tr) => tr): void {
  const { state } = editor
  const tr = modeOf(state).isOn ? suggestEach(changes, state, editor.storage.suggestMode.own) : state.tr
  if (!modeOf(state).isOn) for (const change of changes) change(tr)
  if (tr.docChanged) editor.view.dispatch(closeHistory(also(tr).setMeta('suggestsEach', true)))
}

/** A transaction with a suggestion for each change. */
export function suggestEach(changes: readonly Change[], state: EditorState, own: Suggesting): Transaction {
  const all = state.tr
  let now = EditorState.create({ doc: state.doc })
  for (const change of changes) {
    const meant = now.tr
    change(meant)
    const suggested = suggest(meant, now, own)
    for (const step of suggested.steps) all.step(step)
    now = now.apply(suggested)
  }
  return all
}

export const modeOf = (state: EditorState): Mode => key.getState(state) ?? { isOn: false, view: 'changes' }

export const setMode = (state: EditorState, mode: Partial<Mode>): Transaction => state.tr.setMeta(key, mode)
