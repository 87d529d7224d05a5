import { type Editor, Extension } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { replaceSpot, spotAtCaret } from '#components/editor/spots/text-spots.ts'
import { textMarks } from '#components/editor/tk/text-marks.ts'
import { prepareStyle, type StyleMatch, type StyleRule, styleIn, styleInBlock } from '#newsroom/house-style/find-style.ts'

const marks = textMarks<StyleMatch>('off-style', { inWhole: () => [], inBlock: () => [] })

/** Underlines what the house style writes in another way. A text of a picture is a field: the field is underlined. */
export const StyleMarks = Extension.create({ name: 'styleMarks', addProseMirrorPlugins: () => [marks.plugin()] })

export const styleMarks = marks.plugin
export const countStyleIn = marks.countIn
export const markedStyle = marks.markedIn

/** From now on looks for these rules. */
export function lookForStyle(state: EditorState, rules: readonly StyleRule[]): Transaction {
  const prepared = prepareStyle(rules)
  return marks.lookFor(state, {
    inWhole: (doc) => styleIn(doc, prepared),
    inBlock: (doc, block, at) => styleInBlock(doc, block, at, prepared),
  })
}

export const styleAtCaret = (state: EditorState): StyleMatch | null =>
  spotAtCaret(state, marks.markedIn(state, state.selection.from, state.selection.to))

/** Writes the better term; while one suggests, as a suggestion. */
export function replaceStyle(editor: Editor, match: StyleMatch): void {
  if (match.becomes !== '') replaceSpot(editor, match, match.becomes)
}
