import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { v4 } from 'uuid'
import { isOfLog } from '#components/editor/draft/step-log.ts'
import { goToNext } from './go-to-suggestion.ts'
import { outsideDeletions, suggest, withoutMarks } from './suggest.ts'

/** What is seen of open suggestions: all of it, the text as if all were accepted, or as if all were refused. */
export type SuggestionView = 'changes' | 'final' | 'original'
type Mode = { isOn: boolean; view: SuggestionView }

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

const isAsMeant = (tr: Transaction): boolean => isOfLog(tr) || tr.getMeta('history$') !== undefined || tr.getMeta('settles') === true

export const modeOf = (state: EditorState): Mode => key.getState(state) ?? { isOn: false, view: 'changes' }

export const setMode = (state: EditorState, mode: Partial<Mode>): Transaction => state.tr.setMeta(key, mode)
