import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, NodeSelection } from '@tiptap/pm/state'
import { selectionInBody } from '#components/editor/extensions/lines.ts'
import { nodeAround } from '../around-caret.ts'

/** More are a page of their own. */
export const mostListed = 6

/** The list that is chosen, or that a chosen story is in, and where it begins. */
export function listHere(state: EditorState): { node: Node; start: number } | null {
  const { selection } = state
  if (selection instanceof NodeSelection && selection.node.type.name === 'readAlso') return { node: selection.node, start: selection.from }
  return nodeAround(state, 'readAlso')
}

export const storiesIn = (list: Node): string[] =>
  Array.from({ length: list.childCount }, (_, at) => String(list.child(at).attrs.articleId))

/** Puts a story at the end of the list that is chosen, or begins a list with it; the list is then chosen. False: it is full, or has it already. */
export const addToList =
  (articleId: string): Command =>
  (state, dispatch) => {
    const { readAlso, relatedStory, paragraph } = state.schema.nodes
    if (!readAlso || !relatedStory || !paragraph) return false
    const story = relatedStory.create({ articleId })
    const list = listHere(state)
    if (list) {
      const listed = storiesIn(list.node)
      if (listed.length >= mostListed || listed.includes(articleId)) return false
      const tr = state.tr.insert(list.start + list.node.nodeSize - 1, story)
      dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, list.start)).scrollIntoView())
      return true
    }
    const tr = state.tr.setSelection(selectionInBody(state)).replaceSelectionWith(readAlso.create(null, story))
    const start = placeOf(tr.doc, tr.mapping.map(state.selection.from, -1), articleId)
    if (start === null) return false
    const below = start + (tr.doc.nodeAt(start)?.nodeSize ?? 0)
    if (!tr.doc.resolve(below).nodeAfter?.isTextblock) tr.insert(below, paragraph.create())
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, start)).scrollIntoView())
    return true
  }

/** Where the list with this story alone begins, near a position. */
function placeOf(doc: Node, near: number, articleId: string): number | null {
  let found: number | null = null
  doc.nodesBetween(Math.max(0, near - 1), doc.content.size, (node, at) => {
    if (node.type.name === 'readAlso' && node.childCount === 1 && storiesIn(node)[0] === articleId) found ??= at
    return found === null
  })
  return found
}

/** Moves the story of a list that begins here one place up or down. */
export const moveInList =
  (at: number, by: -1 | 1): Command =>
  (state, dispatch) => {
    const place = state.doc.resolve(at)
    const story = place.nodeAfter
    const other = by < 0 ? place.nodeBefore : story && state.doc.resolve(at + story.nodeSize).nodeAfter
    if (place.parent.type.name !== 'readAlso' || !story || !other) return false
    const to = at + by * other.nodeSize
    const tr = state.tr.delete(at, at + story.nodeSize).insert(to, story)
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, to)).scrollIntoView())
    return true
  }

/** Takes a story out of its list; the last one takes the list with it. */
export const removeFromList =
  (at: number): Command =>
  (state, dispatch) => {
    const place = state.doc.resolve(at)
    const { nodeAfter: story, parent } = place
    if (parent.type.name !== 'readAlso' || !story) return false
    const tr = parent.childCount > 1 ? state.tr.delete(at, at + story.nodeSize) : state.tr.delete(place.before(), place.after())
    dispatch?.(tr.scrollIntoView())
    return true
  }
