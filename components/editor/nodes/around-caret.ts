import type { KeyboardShortcutCommand } from '@tiptap/core'
import type { Mark, Node } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'

/** The node of one of these kinds that the caret is in, the innermost first, and where it is. */
export type Around = { node: Node; start: number; end: number; depth: number }

export function nodeAround({ selection: { $from } }: EditorState, ...names: readonly string[]): Around | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth)
    if (names.includes(node.type.name)) return { node, start: $from.before(depth), end: $from.after(depth), depth }
  }
  return null
}

/** The block of words with the caret, when nothing is selected. */
export const blockOfCaret = ({ selection }: EditorState): Node | null =>
  selection instanceof TextSelection && selection.empty && selection.$from.parent.isTextblock ? selection.$from.parent : null

export const isAtStart = ({ selection }: EditorState): boolean => selection.empty && selection.$from.parentOffset === 0

/** Puts the caret into the empty paragraph that follows a position of the document, or into a new one there. */
export function goBelow(tr: Transaction, at: number): Transaction {
  const { paragraph } = tr.doc.type.schema.nodes
  const next = tr.doc.resolve(at).nodeAfter
  if (paragraph && (next?.type !== paragraph || next.content.size > 0)) tr.insert(at, paragraph.create())
  return tr.setSelection(TextSelection.near(tr.doc.resolve(at), 1)).scrollIntoView()
}

/**
 * Takes the node that begins here away from around what is in it; a colleague may have taken all of that out. What is suggested about it is
 * about what was in it, but for what it was before a change.
 */
export function liftAll(tr: Transaction, start: number): void {
  const node = tr.doc.nodeAt(start)
  if (node?.childCount === 0) tr.delete(start, start + node.nodeSize)
  const range = node && node.childCount > 0 && tr.doc.resolve(start + 1).blockRange(tr.doc.resolve(start + node.nodeSize - 1))
  if (!range) return
  tr.lift(range, range.depth - 1)
  suggestAbout(tr, start, node.childCount, node.marks)
}

/**
 * Has so many blocks, the first of which begins here, suggested as something around them was. On a block of words and on an item of a list a
 * suggestion is about the break before it (settle-suggestions.ts), so its words have it as well; what a colleague has suggested about them
 * stays theirs.
 */
export function suggestAbout(tr: Transaction, start: number, count: number, marks: readonly Mark[]): void {
  const first = tr.doc.resolve(start)
  const { parent } = first
  const kept = marks.filter(({ type }) => type.name !== 'modification' && parent.type.allowsMarkType(type))
  const isKept = (mark: Mark, { marks: own }: Node) => !own.some(({ type }) => type === mark.type)
  const isItem = ({ type }: Node) => type.name === 'listItem'
  // The first paragraph of an item begins with it.
  const isWithItem = (place: number) => isItem(parent) && first.index() + place === 0
  let at = start
  for (let place = 0; place < count; place += 1) {
    const block = tr.doc.nodeAt(at)
    if (!block) return
    if (!isWithItem(place)) for (const mark of kept.filter((each) => isKept(each, block))) tr.addNodeMark(at, mark)
    if (isItem(block)) suggestAbout(tr, at + 1, block.childCount, kept)
    if (block.isTextblock)
      block.forEach((word, offset) => {
        const from = at + 1 + offset
        for (const mark of kept.filter((each) => isKept(each, word))) tr.addMark(from, from + word.nodeSize, mark)
      })
    at += block.nodeSize
  }
}

/** A command of ProseMirror's as what a key does. */
export const onKey =
  (command: Command): KeyboardShortcutCommand =>
  ({ editor: { state, view } }) =>
    command(state, view.dispatch)
