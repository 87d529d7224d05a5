import { type Editor, useEditorState } from '@tiptap/react'
import { useCallback, useEffect, useState } from 'react'
import { readsOnly } from '#components/editor/guest/reads-only.ts'
import { changeEach } from '#components/editor/suggestions/suggest-mode.ts'
import { scrollToMatch } from './go-to-match.ts'
import { beginAt, foundIn, hideMatches, type Match, placeOfMatch, setAnchor, showMatches, stepTo } from './matches.ts'
import { changesFor, replacementFor } from './replace.ts'
import type { Query } from './search/pattern.ts'
import { SearchApart } from './search/search-apart.ts'
import { type FindProblem, searchStory } from './search-story.ts'

/** Milliseconds after a change of the text until it is searched again. */
const rest = 150
/** The most characters of a selection that are looked for at once. */
const mostSelected = 200

export type Find = ReturnType<typeof useFind>

/** What is looked for in a story, what is found, and going and replacing from place to place. */
export function useFind(editor: Editor) {
  const [query, setQuery] = useState<Query>(() => ({ ...foundIn(editor.state).query, ...selectedWords(editor) }))
  const [state, setState] = useState<FindProblem | 'searching' | null>(null)
  const [count, setCount] = useState<number | null>(null)
  const search = useSearch(editor, query, setState)
  const found = useEditorState({
    editor,
    selector: ({ editor }) => ({
      current: foundIn(editor.state).current,
      count: foundIn(editor.state).matches.length,
      mayReplace: editor.isEditable && !readsOnly(editor),
    }),
  })
  const replace = (matches: readonly Match[], template: string) => {
    const last = matches.at(-1)
    if (!last) return
    const changes = changesFor(editor.state.doc, matches, (match) => replacementFor(match, template, query.isExpression))
    const place = last.attribute === null ? last.to : placeOfMatch(last) + 1
    changeEach(editor, changes, (tr) => setAnchor(tr, tr.mapping.map(place)))
    if (matches.length > 1) setCount(changes.length)
    void search(true)
  }
  return {
    query,
    ...found,
    state,
    /** How many places were replaced together a moment ago. */
    replaced: count,
    change: (part: Partial<Query>) => {
      setCount(null)
      setQuery((before) => ({ ...before, ...part }))
    },
    step: (by: 1 | -1) => {
      setCount(null)
      editor.view.dispatch(stepTo(editor.state, by))
      scrollToMatch(editor)
    },
    replaceOne: (template: string) => {
      const match = foundIn(editor.state).matches[foundIn(editor.state).current]
      if (match) replace([match], template)
    },
    replaceAll: (template: string) => replace(foundIn(editor.state).matches, template),
  }
}

/** Searches when what is looked for changes, and, after a moment, when the text does. What is found is shown until it ends. */
function useSearch(editor: Editor, query: Query, setState: (state: FindProblem | 'searching' | null) => void) {
  const [apart] = useState(() => new SearchApart())
  const search = useCallback(
    async (scrolls: boolean) => {
      const { doc } = editor.state
      if (query.isExpression) setState('searching')
      const answer = await searchStory(doc, query, apart)
      // A text that has changed meanwhile is searched again.
      if (answer === null || editor.isDestroyed || editor.state.doc !== doc) return
      setState(answer.problem)
      editor.view.dispatch(showMatches(editor.state, query, answer.matches))
      if (scrolls) scrollToMatch(editor)
    },
    [editor, query, apart, setState],
  )
  useEffect(() => void search(true), [search])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const searchLater = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (!transaction.docChanged) return
      clearTimeout(timer)
      timer = setTimeout(() => void search(false), rest)
    }
    editor.on('transaction', searchLater)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', searchLater)
    }
  }, [editor, search])
  useEffect(() => {
    editor.view.dispatch(beginAt(editor.state, editor.state.selection.from))
    return () => {
      apart.close()
      if (!editor.isDestroyed) editor.view.dispatch(hideMatches(editor.state))
    }
  }, [editor, apart])
  return search
}

/** The selected words, when they are in one block. */
function selectedWords({ state: { selection, doc } }: Editor): Partial<Query> {
  const { from, to, $from, $to } = selection
  if (selection.empty || !$from.sameParent($to) || !$from.parent.inlineContent || to - from > mostSelected) return {}
  return { text: doc.textBetween(from, to, '', ' '), isExpression: false }
}
