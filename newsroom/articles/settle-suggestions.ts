import type { Node, NodeType } from '@tiptap/pm/model'
import { canJoin, Transform } from '@tiptap/pm/transform'
import { type Before, type MarkName, type MarkSpec, markSpecs } from './nodes.ts'

export type Verdict = 'accept' | 'reject'
/** Which suggestions are meant, by the ids of their marks, and between which positions. */
export type Chosen = { isChosen?: (id: string) => boolean; from?: number; to?: number }

export const suggestionNames = Object.entries<MarkSpec>(markSpecs).flatMap(([name, { isSuggestion }]) =>
  isSuggestion ? [name as MarkName] : [],
)

/**
 * Where a suggestion stands on a paragraph, subhead or list item, it is about the break before it: accepted deletions and rejected
 * insertions join it with what is above. On other blocks it is about all of the block.
 */
export const isAboutBreak = (node: Node): boolean => node.isTextblock || node.type.name === 'listItem'

/**
 * Adds the steps that accept or reject suggestions: accepted insertions and rejected deletions become ordinary text, rejected insertions
 * and accepted deletions go, rejected changes of formats, kinds and attributes are taken back.
 */
export function settleSuggestions<Tr extends Transform>(
  tr: Tr,
  verdict: Verdict,
  { isChosen = () => true, from = 0, to = tr.doc.content.size }: Chosen = {},
): Tr {
  const going = verdict === 'accept' ? 'deletion' : 'insertion'
  const staying = verdict === 'accept' ? 'insertion' : 'deletion'
  const has = (node: Node, name: MarkName) => node.marks.find((mark) => mark.type.name === name && isChosen(String(mark.attrs.id)))
  const found: { node: Node; at: number }[] = []
  tr.doc.nodesBetween(from, to, (node, at) => {
    if (suggestionNames.some((name) => has(node, name))) found.push({ node, at })
    // What goes with its block need not be looked at.
    return !(has(node, going) && !node.isInline && !isAboutBreak(node))
  })
  const start = tr.steps.length
  const now = (at: number, side = 1) => tr.mapping.slice(start).map(at, side)
  for (const { node, at } of found.toReversed()) {
    if (has(node, going) && !isAboutBreak(node)) {
      tr.delete(...partOf(node, at, from, to))
      continue
    }
    const stays = has(node, staying)
    if (stays) unmark(tr, node, at, stays.type.name as MarkName, { from, to })
    const change = has(node, 'modification')
    if (change && verdict === 'reject') takeBack(tr, node, at, change.attrs.before, { from, to })
    if (change) unmark(tr, node, at, 'modification', { from, to })
  }
  for (const { node, at } of found.toReversed()) if (has(node, going) && isAboutBreak(node)) removeBreak(tr, now(at), going)
  return tr
}

/** The document with its suggestions accepted or rejected. */
export const settleDoc = (doc: Node, verdict: Verdict, chosen: Chosen = {}): Node =>
  settleSuggestions(new Transform(doc), verdict, chosen).doc

export function hasSuggestions(doc: Node): boolean {
  let found = false
  doc.descendants((node) => {
    found ||= node.marks.some(({ type }) => suggestionNames.includes(type.name as MarkName))
    return !found
  })
  return found
}

/** The ids of the suggestions in a document. */
export function suggestionIds(doc: Node): Set<string> {
  const ids = new Set<string>()
  doc.descendants((node) => {
    for (const { type, attrs } of node.marks) if (suggestionNames.includes(type.name as MarkName)) ids.add(String(attrs.id))
  })
  return ids
}

type Range = { from: number; to: number }

const partOf = (node: Node, at: number, from: number, to: number): [number, number] =>
  node.isText ? [Math.max(at, from), Math.min(at + node.nodeSize, to)] : [at, at + node.nodeSize]

function unmark(tr: Transform, node: Node, at: number, name: MarkName, { from, to }: Range): void {
  const mark = node.type.schema.marks[name]
  if (!mark) return
  if (node.isInline) tr.removeMark(...partOf(node, at, from, to), mark)
  else tr.removeNodeMark(at, mark)
}

/** Gives words their formats back, and a block its kind and attributes. */
function takeBack(tr: Transform, node: Node, at: number, before: Before, { from, to }: Range): void {
  if (before === null) return
  const { schema } = node.type
  if ('marks' in before) {
    if (!node.isInline) return
    const range = partOf(node, at, from, to)
    const wanted = before.marks.map((json) => schema.markFromJSON(json))
    for (const mark of node.marks)
      if (!suggestionNames.includes(mark.type.name as MarkName) && !wanted.some((each) => each.eq(mark))) tr.removeMark(...range, mark)
    for (const mark of wanted) if (!mark.isInSet(node.marks)) tr.addMark(...range, mark)
    return
  }
  const type = schema.nodes[before.type]
  const standing = tr.doc.nodeAt(at)
  if (type && standing && canBecome(tr.doc, at, standing, type)) tr.setNodeMarkup(at, type, before.attrs, standing.marks)
}

/** What has been wrapped in a quotation or a list since, or filled, cannot always be what it was: it stays as it is. */
function canBecome(doc: Node, at: number, standing: Node, type: NodeType): boolean {
  if (standing.isText || type.isText || !type.validContent(standing.content)) return false
  const place = doc.resolve(at)
  return place.parent.canReplaceWith(place.index(), place.index() + 1, type)
}

/** Joins a block with the one above. Where they cannot be joined, an empty block goes and another stays. */
function removeBreak(tr: Transform, at: number, name: MarkName): void {
  const place = tr.doc.resolve(at)
  const { nodeBefore: above, nodeAfter: block } = place
  const mark = block?.type.schema.marks[name]
  if (!block || !mark?.isInSet(block.marks)) return
  if (areJoined(tr.doc, at)) tr.join(at)
  else if (block.type.name === 'listItem' && above?.lastChild?.isTextblock && block.firstChild?.isTextblock) tr.join(at, 2)
  else if (isEmpty(block) && place.parent.canReplace(place.index(), place.index() + 1)) tr.delete(at, at + block.nodeSize)
  else tr.removeNodeMark(at, mark)
}

/** Whether two blocks of words can become one: the title of a box, say, needs a block below it. */
export function areJoined(doc: Node, at: number): boolean {
  const { nodeBefore: above, nodeAfter: block } = doc.resolve(at)
  return Boolean(above?.isTextblock && block?.isTextblock && !above.type.spec.isolating) && canJoin(doc, at)
}

const isEmpty = (block: Node): boolean => (block.isTextblock ? block.content.size === 0 : block.content.size === 2)
