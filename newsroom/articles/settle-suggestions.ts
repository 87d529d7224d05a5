import { Fragment, type Node, type NodeType } from '@tiptap/pm/model'
import { canJoin, Transform } from '@tiptap/pm/transform'
import { type Before, type MarkName, type MarkSpec, markSpecs } from './nodes.ts'
import { rememberByNode } from './remember-by-node.ts'

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

/** The document with its suggestions accepted or rejected. Of all of them, those on words are settled block by block, and each block once. */
export function settleDoc(doc: Node, verdict: Verdict, chosen?: Chosen): Node {
  const start = chosen ? doc : mapBlocks(doc, settleWords[verdict])
  return chosen || hasSuggestions(start) ? settleSuggestions(new Transform(start), verdict, chosen).doc : start
}

const settleWords: Record<Verdict, (block: Node) => Node> = {
  accept: rememberByNode((block) => settleBlock(block, 'accept')),
  reject: rememberByNode((block) => settleBlock(block, 'reject')),
}

/** A block with suggestions on its words only. One on a block may be about the block above too: such a block stays as it is. */
function settleBlock(block: Node, verdict: Verdict): Node {
  if (idsIn(block).length === 0 || hasSuggestedBlocks(block)) return block
  return settleSuggestions(new Transform(block), verdict).doc
}

function hasSuggestedBlocks(block: Node): boolean {
  let found = isSuggested(block)
  block.descendants((node) => {
    found ||= node.isBlock && isSuggested(node)
    return !found
  })
  return found
}

const isSuggested = (node: Node): boolean => node.marks.some(({ type }) => suggestionNames.includes(type.name as MarkName))

function mapBlocks(doc: Node, change: (block: Node) => Node): Node {
  const blocks = doc.children.map(change)
  return blocks.every((block, at) => block === doc.child(at)) ? doc : doc.copy(Fragment.from(blocks))
}

export const hasSuggestions = (doc: Node): boolean => doc.children.some((block) => idsIn(block).length > 0)

/** The ids of the suggestions in a document. */
export const suggestionIds = (doc: Node): Set<string> => new Set(doc.children.flatMap(idsIn))

/** The ids of the suggestions in a block and on it. */
const idsIn = rememberByNode((block): readonly string[] => {
  const ids = new Set<string>()
  const add = ({ marks }: Node): void => {
    for (const { type, attrs } of marks) if (suggestionNames.includes(type.name as MarkName)) ids.add(String(attrs.id))
  }
  add(block)
  block.descendants(add)
  return [...ids]
})

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
