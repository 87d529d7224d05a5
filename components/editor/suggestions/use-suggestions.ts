import { type Editor, useEditorState } from '@tiptap/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import { useAnswer } from '#components/ui/use-answer.ts'
import { settleSuggestions, type Verdict } from '#newsroom/articles/settle-suggestions.ts'
import type { SuggestionBy } from '#newsroom/articles/suggestions-of.ts'
import { goToNext, goToSuggestion } from './go-to-suggestion.ts'
import { type OpenSuggestion, openSuggestions } from './open-suggestions.ts'
import { modeOf, nextKey, type OwnSuggestions, type SuggestionView, setMode } from './suggest-mode.ts'

export type ListedSuggestion = OpenSuggestion & { by: SuggestionBy | null; isOwn: boolean }

/** The suggestions of a story. Which are open changes with the keys: who shows them asks `useOpenSuggestions`, and is drawn again alone. */
export type Suggestions = {
  editor: Editor | null
  /** Who made one that was open here. */
  by: ReadonlyMap<string, SuggestionBy>
  isMine: (id: string) => boolean
  isOn: boolean
  view: SuggestionView
  turn: (isOn: boolean) => void
  show: (view: SuggestionView) => void
  /** Brings it into view, with the caret in it. */
  goTo: (suggestion: Pick<OpenSuggestion, 'id'>) => void
  settle: (verdict: Verdict, ids: ReadonlySet<string>) => void
}

/** What is done with the suggestions of a story, and who made them. */
export function useSuggestions({
  articleId,
  editor,
  own,
  start,
  ask,
}: {
  articleId: string
  editor: Editor | null
  own: OwnSuggestions
  start: SuggestionBy[]
  ask: EditorActions['suggestions']
}): Suggestions {
  const ids = useListed(editor, idsOf, Object.is)
  const { isOn, view } = useEditorState({ editor, selector: ({ editor }) => (editor ? modeOf(editor.state) : off) }) ?? off
  const { value = start } = useAnswer(['suggestions', articleId, ids], () => ask({ articleId }), {
    start: ids === '' || start.length > 0 ? start : undefined,
  })
  useNextKey(editor)
  useEffect(() => own.add(value.filter(({ isOwn }) => isOwn).map(({ id }) => id)), [own, value])
  const by = useKnown(value)
  const { isMine } = own
  // The same as long as it says the same: the toolbar shows it, and is drawn again only for that.
  return useMemo(() => ({ editor, by, isMine, isOn, view, ...actsOn(editor) }), [editor, by, isMine, isOn, view])
}

const actsOn = (editor: Editor | null): Pick<Suggestions, 'turn' | 'show' | 'goTo' | 'settle'> => ({
  turn: (isOn) => editor?.view.dispatch(setMode(editor.state, { isOn })),
  show: (view) => editor?.view.dispatch(setMode(editor.state, { view })),
  goTo({ id }) {
    const here = editor && openSuggestions(editor.state.doc).find((each) => each.id === id)
    if (here) goToSuggestion(editor, here)
  },
  settle(verdict, ids) {
    if (!editor) return
    const tr = settleSuggestions(editor.state.tr, verdict, { isChosen: (id) => ids.has(id) })
    editor.view.dispatch(tr.setMeta('settles', true))
  },
})

const idsOf = ({ open }: Listed): string => open.map(({ id }) => id).join()
const off = { isOn: false, view: 'changes' as const }

/** The open suggestions as they stand on the screen, and the one that the caret is in. */
export function useOpenSuggestions({ editor, by, isMine }: Pick<Suggestions, 'editor' | 'by' | 'isMine'>): {
  open: ListedSuggestion[]
  current: string | null
} {
  const { open, current } = useListed(editor, all, isSame)
  return { open: open.map((each) => ({ ...each, by: by.get(each.id) ?? null, isOwn: isMine(each.id) })), current }
}

const all = (listed: Listed): Listed => listed

/** How many suggestions are open on the screen. */
export const useSuggestionCount = ({ editor }: Pick<Suggestions, 'editor'>): number => useListed(editor, countOf, Object.is)

const countOf = ({ open }: Listed): number => open.length

/** Who made each suggestion that was ever open here: undo brings back one that the newsroom does not have when it is asked. */
function useKnown(value: readonly SuggestionBy[]): ReadonlyMap<string, SuggestionBy> {
  const known = useRef<ReadonlyMap<string, SuggestionBy>>(new Map())
  return useMemo(() => {
    known.current = new Map([...known.current, ...value.map((each) => [each.id, each] as const)])
    return known.current
  }, [value])
}

type Listed = { open: readonly OpenSuggestion[]; current: string | null }
const nothing: Listed = { open: [], current: null }
/** Milliseconds after a key until the list follows: the text comes first. */
const rest = 150

/** Something of the open suggestions and of the one that the caret is in. While it stays the same, nothing is drawn anew. */
function useListed<Value>(editor: Editor | null, pick: (listed: Listed) => Value, isEqual: (one: Value, other: Value) => boolean): Value {
  const [picked, setPicked] = useState(() => pick(nothing))
  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const update = () => {
      timer = undefined
      const now = pick(look(editor))
      setPicked((before: Value) => (isEqual(before, now) ? before : now))
    }
    const soon = () => {
      timer ??= setTimeout(update, rest)
    }
    update()
    editor.on('transaction', soon)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', soon)
    }
  }, [editor, pick, isEqual])
  return picked
}

function look({ state }: Editor): Listed {
  const open = openSuggestions(state.doc)
  const { head } = state.selection
  return { open, current: open.find(({ from, to }) => head >= from && head <= to)?.id ?? null }
}

function isSame(one: Listed, other: Listed): boolean {
  return (
    one.current === other.current &&
    one.open.length === other.open.length &&
    one.open.every((each, place) => other.open[place] && saysSame(each, other.open[place]))
  )
}

/** Whether two say the same of the text, wherever they stand. */
export function saysSame(one: OpenSuggestion, other: OpenSuggestion): boolean {
  return (
    one.id === other.id &&
    one.added === other.added &&
    one.removed === other.removed &&
    one.changes.length === other.changes.length &&
    one.changes.every(({ is, what }, place) => other.changes[place]?.is === is && other.changes[place].what === what)
  )
}

/** F9 leads from suggestion to suggestion everywhere on the page, also from the list beside the text. In the text the editor hears it. */
function useNextKey(editor: Editor | null): void {
  useEffect(() => {
    if (!editor) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== nextKey || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
      if (goToNext(editor, event.shiftKey ? -1 : 1)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [editor])
}
