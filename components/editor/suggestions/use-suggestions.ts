import { type Editor, useEditorState } from '@tiptap/react'
import { useEffect, useMemo } from 'react'
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
  const { open, current, isOn, view } = useEditorState({ editor, selector: ({ editor }) => look(editor) }) ?? nothing
  const ids = open.map(({ id }) => id).join()
  const { value = start } = useAnswer(['suggestions', articleId, ids], () => ask({ articleId }), {
    start: ids === '' || start.length > 0 ? start : undefined,
  })
  useNextKey(editor)
  useEffect(() => own.add(value.filter(({ isOwn }) => isOwn).map(({ id }) => id)), [own, value])
  const by = useMemo(() => new Map(value.map((each) => [each.id, each])), [value])
  return {
    open: open.map((each) => ({ ...each, by: by.get(each.id) ?? null, isOwn: own.isMine(each.id) })),
    current,
    isOn,
    view,
    turn: (isOn) => editor?.view.dispatch(setMode(editor.state, { isOn })),
    show: (view) => editor?.view.dispatch(setMode(editor.state, { view })),
    goTo: (suggestion) => editor && goToSuggestion(editor, suggestion),
    settle(verdict, ids) {
      if (!editor) return
      const tr = settleSuggestions(editor.state.tr, verdict, { isChosen: (id) => ids.has(id) })
      editor.view.dispatch(tr.setMeta('settles', true))
    },
  }
}

const nothing = { open: [], current: null, isOn: false, view: 'changes' as const }

function look(editor: Editor | null) {
  if (!editor) return nothing
  const { state } = editor
  const open = openSuggestions(state.doc)
  const { head } = state.selection
  return { open, current: open.find(({ from, to }) => head >= from && head <= to)?.id ?? null, ...modeOf(state) }
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
