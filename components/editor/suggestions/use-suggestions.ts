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

export type Suggestions = {
  open: ListedSuggestion[]
  /** The one that the caret is in. */
  current: string | null
  isOn: boolean
  view: SuggestionView
  turn: (isOn: boolean) => void
  show: (view: SuggestionView) => void
  /** Brings it into view, with the caret in it. */
  goTo: (suggestion: OpenSuggestion) => void
  settle: (verdict: Verdict, ids: ReadonlySet<string>) => void
}

/** The open suggestions of a story as they stand on the screen, and who made them. */
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
  const { open, current } = useListed(editor)
  const { isOn, view } = useEditorState({ editor, selector: ({ editor }) => (editor ? modeOf(editor.state) : off) }) ?? off
  const ids = open.map(({ id }) => id).join()
  const { value = start } = useAnswer(['suggestions', articleId, ids], () => ask({ articleId }), {
    start: ids === '' || start.length > 0 ? start : undefined,
  })
  useNextKey(editor)
  useEffect(() => own.add(value.filter(({ isOwn }) => isOwn).map(({ id }) => id)), [own, value])
  const by = useKnown(value)
  return {
    open: open.map((each) => ({ ...each, by: by.get(each.id) ?? null, isOwn: own.isMine(each.id) })),
    current,
    isOn,
    view,
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
  }
}

const off = { isOn: false, view: 'changes' as const }

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

/** The open suggestions, and the one that the caret is in. While only their places move, nothing is drawn anew. */
function useListed(editor: Editor | null): Listed {
  const [listed, setListed] = useState(nothing)
  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const update = () => {
      timer = undefined
      const now = look(editor)
      setListed((before) => (isSame(before, now) ? before : now))
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
  }, [editor])
  return listed
}

function look({ state }: Editor): Listed {
  const open = openSuggestions(state.doc)
  const { head } = state.selection
  return { open, current: open.find(({ from, to }) => head >= from && head <= to)?.id ?? null }
}

function isSame(one: Listed, other: Listed): boolean {
  const inWords = ({ id, added, removed, changes }: OpenSuggestion) => JSON.stringify([id, added, removed, changes])
  return (
    one.current === other.current &&
    one.open.length === other.open.length &&
    one.open.every((each, place) => other.open[place] && inWords(each) === inWords(other.open[place]))
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
