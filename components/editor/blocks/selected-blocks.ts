import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'

/** Headline and dek, which are no blocks. */
const lines = 2

/** The blocks from the `first` to the `last` in the story, which begin and end at these positions. */
export type Blocks = { first: number; last: number; from: number; to: number }

/** The blocks with these places. */
export function blocksBetween(doc: Node, first: number, last: number): Blocks {
  return { first, last, from: startOf(doc, first), to: startOf(doc, last + 1) }
}

/** Where the block with this place begins; after the last one, the end of the story. */
export function startOf(doc: Node, place: number): number {
  let position = 0
  for (let each = 0; each < place; each += 1) position += doc.child(each).nodeSize
  return position
}

/** The blocks that are selected or have the caret. Null: it is in the headline or the dek, or the selection begins there. */
export function selectedBlocks({ doc, selection: { $from, $to } }: EditorState): Blocks | null {
  const first = $from.index(0)
  // A selection that ends between two blocks ends with the first of them.
  const last = $to.depth === 0 && $to.pos > $from.pos ? $to.index() - 1 : $to.index(0)
  return first < lines || last >= doc.childCount ? null : blocksBetween(doc, first, last)
}

/** 2 or 3 for a subhead, of which 2 is the higher; null for other blocks. */
const levelOf = (block: Node | null): number | null => (block?.type.name === 'heading' ? Number(block.attrs.level) : null)

/**
 * The section of the selected blocks: the subhead in or above the first of them, with all that follows to the next one of its level or a
 * higher one. Null above the first subhead.
 */
export function selectedSection(state: EditorState): (Blocks & { level: number }) | null {
  const blocks = selectedBlocks(state)
  const { doc } = state
  if (!blocks) return null
  for (let first = blocks.first; first >= lines; first -= 1) {
    const level = levelOf(doc.child(first))
    if (level === null) continue
    const next = nextSubhead(doc, blocks.last + 1, level)
    return { ...blocksBetween(doc, first, next - 1), level }
  }
  return null
}

/** The place of the next subhead of this level or a higher one, from this place on; else behind the last block. */
export function nextSubhead(doc: Node, from: number, level: number): number {
  for (let place = from; place < doc.childCount; place += 1) {
    const found = levelOf(doc.child(place))
    if (found !== null && found <= level) return place
  }
  return doc.childCount
}

/** The place where the section above this place begins: its subhead, or the beginning of the text. */
export function sectionAbove(doc: Node, below: number, level: number): number {
  for (let place = below - 1; place > lines; place -= 1) {
    const found = levelOf(doc.child(place))
    if (found !== null && found <= level) return place
  }
  return lines
}

/** The first place of the text. */
export const firstPlace = lines
