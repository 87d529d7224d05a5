import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { Change } from '#components/editor/suggestions/suggest-mode.ts'
import { changeEach } from '#components/editor/suggestions/suggest-mode.ts'
import { ownPiecesOf } from '#newsroom/articles/text-pieces.ts'
import type { TwoSpellings } from '#newsroom/workflow/spelled-two-ways.ts'
import { matchOf } from './matches.ts'
import { changesFor } from './replace.ts'
import { patternOf } from './search/pattern.ts'
import { searchTexts } from './search/search-texts.ts'

/** Writes a name in one way everywhere in the story; while one suggests, as suggestions. One undo takes all of it back. */
export const makeAll = (editor: Editor, name: Pick<TwoSpellings, 'forms'>): void =>
  changeEach(editor, changesOfName(editor.state.doc, name))

/** What others published and preformatted text stay as they are. */
export function changesOfName(doc: Node, { forms }: Pick<TwoSpellings, 'forms'>): Change[] {
  const pieces = ownPiecesOf(doc)
  const texts = pieces.map(({ text }) => text)
  const becomes = new Map(forms.map(({ from, to }) => [from, to]))
  const matches = forms.flatMap(({ from }) =>
    searchTexts(texts, patternOf({ text: from, isExact: true, isWhole: true, isExpression: false })).flatMap(
      (spot) => matchOf(spot, pieces) ?? [],
    ),
  )
  return changesFor(
    doc,
    matches,
    ({ groups: [found = ''] }) => becomes.get(found.replace(/\u00ad/g, '').replace(/['ʼ]/g, '’')) ?? becomes.get(found) ?? found,
  )
}
