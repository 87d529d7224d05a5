import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type Match, matchOf } from '#components/editor/find/matches.ts'
import { changesFor } from '#components/editor/find/replace.ts'
import { changeEach } from '#components/editor/suggestions/suggest-mode.ts'
import type { Language } from '#lib/languages.ts'
import { tidyText } from '#lib/typeset/tidy-text.ts'
import { ownPiecesOf } from '#newsroom/articles/text-pieces.ts'

/** What is to be tidied in a story, and what each place becomes. Preformatted text and embeds stay as they are. */
export function findUntidy(doc: Node, language: Language): Map<Match, string> {
  const pieces = ownPiecesOf(doc)
  const found = new Map<Match, string>()
  for (const [piece, { text }] of pieces.entries()) {
    for (const { from, to, text: becomes } of tidyText(text, language)) {
      const match = matchOf({ piece, from, to, groups: [], names: {} }, pieces)
      if (match) found.set(match, becomes)
    }
  }
  return found
}

/** Tidies a whole story as one change, or, while one suggests, as suggestions. How many places were changed. */
export function tidyStory(editor: Editor, language: Language): number {
  const found = findUntidy(editor.state.doc, language)
  changeEach(
    editor,
    changesFor(editor.state.doc, [...found.keys()], (match) => found.get(match) ?? ''),
  )
  return found.size
}
