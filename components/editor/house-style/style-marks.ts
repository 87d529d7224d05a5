import { type Editor, Extension } from '@tiptap/core'
import { type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { changesFor } from '#components/editor/find/replace.ts'
import { changeEach } from '#components/editor/suggestions/suggest-mode.ts'
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

/**
 * The place that the caret is in or that is selected; of a selected picture or footnote, the first in it. Right after a word, which is being
 * written, the caret is in none.
 */
export function styleAtCaret(state: EditorState): StyleMatch | null {
  const { from, to, empty } = state.selection
  const isNode = state.selection instanceof NodeSelection
  const isAt = (match: StyleMatch) => {
    if (isNode) return match.attribute !== null && match.from === from
    return match.attribute === null && match.from <= from && to <= match.to && (!empty || (match.from < from && to < match.to))
  }
  return marks.markedIn(state, from, to).find(isAt) ?? null
}

/** The field of a picture's text. */
export function fieldOf(view: Editor['view'], { from, attribute }: StyleMatch): HTMLTextAreaElement | null {
  const node = view.nodeDOM(from)
  return node instanceof Element ? node.querySelector(`[data-word=${attribute}] textarea`) : null
}

/** The first place in the field that has the focus. */
export const styleInField = ({ state, view }: Editor, field: Element): StyleMatch | null =>
  marks.markedIn(state).find((match) => match.attribute !== null && fieldOf(view, match) === field) ?? null

/** Goes to the place after this one, or before it; after the last comes the first. The text of it is selected. */
export function goToStyle({ state, view }: Editor, by: 1 | -1, here: StyleMatch | null): void {
  const all = marks.markedIn(state)
  const { from, to } = state.selection
  const place = all.findIndex((match) => here !== null && isSame(match, here))
  const [after, before] = [all.find((match) => match.from >= to) ?? all[0], all.findLast((match) => match.to <= from) ?? all.at(-1)]
  const next = place >= 0 ? all[(place + by + all.length) % all.length] : by > 0 ? after : before
  if (!next) return
  const field = next.attribute === null ? null : fieldOf(view, next)
  if (field) {
    field.focus()
    field.setSelectionRange(next.start, next.end)
    field.scrollIntoView({ block: 'nearest' })
    return
  }
  const { doc } = state
  const selection = next.attribute === null ? TextSelection.create(doc, next.from, next.to) : NodeSelection.create(doc, next.from)
  view.dispatch(state.tr.setSelection(selection).scrollIntoView())
  view.focus()
}

export const isSame = (one: StyleMatch, other: StyleMatch): boolean =>
  one.from === other.from && one.attribute === other.attribute && one.start === other.start && one.rule.id === other.rule.id

/** Writes the better term; while one suggests, as a suggestion. */
export function replaceStyle(editor: Editor, match: StyleMatch): void {
  const { from, to, attribute, start, end, becomes } = match
  if (becomes === '') return
  const place = attribute === null ? { at: from, from, to } : { at: from, from: start, to: end }
  changeEach(
    editor,
    changesFor(editor.state.doc, [{ ...place, attribute, groups: [], names: {} }], () => becomes),
  )
}
