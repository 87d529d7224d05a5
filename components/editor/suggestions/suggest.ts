import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model'
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { AddMarkStep, AttrStep, RemoveMarkStep, ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform'
import type { Before } from '#newsroom/articles/nodes.ts'
import { areJoined, isAboutBreak, settleDoc, suggestionNames } from '#newsroom/articles/settle-suggestions.ts'

/** Whose suggestions: the ids of one's own, and a new one for what is suggested now. */
export type Suggesting = { isMine: (id: string) => boolean; newId: () => string }

type Name = 'insertion' | 'deletion' | 'modification'

/**
 * The transaction as a suggestion: what it removes stays, marked as deleted; what it adds is marked as inserted; changed formats, kinds and
 * attributes remember what was before. The result is checked on the blocks that it touches: rejected, they are what they were; accepted,
 * what was meant. What cannot be expressed so finely becomes a suggestion to replace whole blocks. What is none even so is not done: a change
 * that nobody can refuse would be worse.
 */
export function suggest(meant: Transaction, state: EditorState, suggesting: Suggesting): Transaction {
  if (!meant.docChanged) return meant
  // Nothing is suggested, and no step may touch the text: a block that is moved to where it is.
  if (meant.doc.eq(state.doc)) return like(state.tr.setSelection(Selection.fromJSON(state.doc, meant.selection.toJSON())), meant)
  const tr = outsideDeletions(meant, state)
  for (const attempt of [suggestFormats, suggestMarkup, suggestReplacement, suggestBlocks]) {
    const suggested = unlessImpossible(() => attempt(tr, state, suggesting))
    if (suggested && isRight(state.doc, tr.doc, suggested.doc, suggesting.isMine)) return like(suggested, tr)
  }
  return like(state.tr, tr)
}

/** What is typed among words that are suggested to go is not suggested to go: ProseMirror gives it the marks of its neighbours. */
export function outsideDeletions(tr: Transaction, state: EditorState): Transaction {
  const [step] = tr.steps
  if (tr.steps.length !== 1 || !(step instanceof ReplaceStep) || step.slice.openStart + step.slice.openEnd > 0) return tr
  const nodes = Array.from({ length: step.slice.content.childCount }, (_, place) => step.slice.content.child(place))
  if (!nodes.some((node) => node.isInline && markOf(node, 'deletion'))) return tr
  const kept = nodes.map((node) => (node.isInline ? node.mark(node.marks.filter(({ type }) => type.name !== 'deletion')) : node))
  const typed = state.tr.replace(step.from, step.to, new Slice(Fragment.from(kept), 0, 0))
  return like(typed.setSelection(Selection.fromJSON(typed.doc, tr.selection.toJSON())), tr)
}

/**
 * Rejected, all or the own ones, it is as before; accepted, as it was meant to be after. Compared are the blocks that changed, and one on
 * each side.
 */
function isRight(before: Node, after: Node, suggested: Node, isChosen: (id: string) => boolean): boolean {
  const isSame = () => {
    const [was, is] = around(before, suggested)
    const [meant, shown] = around(after, suggested)
    return (
      settleDoc(was, 'reject').eq(settleDoc(is, 'reject')) &&
      settleDoc(was, 'reject', { isChosen }).eq(settleDoc(is, 'reject', { isChosen })) &&
      settleDoc(meant, 'accept').eq(settleDoc(shown, 'accept'))
    )
  }
  return unlessImpossible(isSame) ?? false
}

/** Null where the schema does not have it: a mark on the cell of a table, say. A slice that is open too deep is a TypeError of ProseMirror. */
function unlessImpossible<Result>(attempt: () => Result): Result | null {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError || (error instanceof Error && error.name === 'TransformError'))
      return null
    throw error
  }
}

/** Headline and dek. */
const lines = 2

/** How many blocks at the beginning and at the end are equal in two documents, and have no suggestion that may join them with a changed one. */
function equalEnds(one: Node, other: Node): { start: number; end: number } {
  const shortest = Math.min(one.childCount, other.childCount)
  let start = lines
  while (start < shortest && one.child(start).eq(other.child(start))) start += 1
  let end = 0
  while (end < shortest - start && one.child(one.childCount - 1 - end).eq(other.child(other.childCount - 1 - end))) end += 1
  const isMarked = (place: number) => [one, other].some((doc) => doc.maybeChild(place) && doc.child(place).marks.length > 0)
  while (start > lines && (start >= shortest || isMarked(start))) start -= 1
  while (end > 0 && one.child(one.childCount - end).marks.length > 0) end -= 1
  return { start, end }
}

/** Both documents without equal blocks at the beginning and the end, except the lines and one block on each side. */
function around(one: Node, other: Node): [Node, Node] {
  const { start, end } = equalEnds(one, other)
  const cut = (doc: Node) => {
    const blocks: Node[] = []
    doc.forEach((block, _, place) => {
      if (place < lines || (place >= start - 1 && place < doc.childCount - end + 1)) blocks.push(block)
    })
    return doc.copy(Fragment.from(blocks))
  }
  return [cut(one), cut(other)]
}

/** What else the transaction says: where the caret was meant to be is set by the attempt. */
function like(suggested: Transaction, tr: Transaction): Transaction {
  if (tr.storedMarksSet) suggested.setStoredMarks(tr.storedMarks)
  if (tr.scrolledIntoView) suggested.scrollIntoView()
  for (const name of ['uiEvent', 'inputType', 'paste', 'composition', 'addToHistory']) {
    const value: unknown = tr.getMeta(name)
    if (value !== undefined) suggested.setMeta(name, value)
  }
  return suggested
}

const isSuggestion = (mark: Mark): boolean => suggestionNames.some((name) => name === mark.type.name)
const formatsOf = (node: Node): readonly Mark[] => node.marks.filter((mark) => !isSuggestion(mark))
const markOf = (node: Node, name: Name): Mark | undefined => node.marks.find(({ type }) => type.name === name)

/** `before` and the id of a change; the first stays when there are several. */
function create(node: Node, name: Name, id: string, before?: Before): Mark {
  const type = node.type.schema.marks[name]
  if (!type) throw new Error(`the schema has no mark ${name}`)
  return type.create({ id, ...(before !== undefined && { before }) })
}

/** Formats switched on or off, links made or removed. */
function suggestFormats(tr: Transaction, state: EditorState, { isMine, newId }: Suggesting): Transaction | null {
  if (!tr.steps.every(isFormat)) return null
  const suggested = state.tr
  const id = newId()
  let isOthers = false
  for (const step of tr.steps.filter(isFormat))
    state.doc.nodesBetween(step.from, step.to, (node, at) => {
      if (!node.isInline) return true
      const inserted = markOf(node, 'insertion')
      if (inserted && isMine(String(inserted.attrs.id))) return false
      const changed = markOf(node, 'modification')
      isOthers ||= changed !== undefined && !isMine(String(changed.attrs.id))
      if (changed) return false
      const before: Before = { marks: formatsOf(node).map((mark) => JSON.parse(JSON.stringify(mark.toJSON()))) }
      suggested.addMark(Math.max(at, step.from), Math.min(at + node.nodeSize, step.to), create(node, 'modification', id, before))
      return false
    })
  // A colleague's change remembers what was before it, not what is before this one.
  if (isOthers) return null
  for (const step of tr.steps) suggested.step(step)
  forgetUndone(suggested)
  return suggested.setSelection(Selection.fromJSON(suggested.doc, tr.selection.toJSON()))
}

const isFormat = (step: Step): step is AddMarkStep | RemoveMarkStep =>
  (step instanceof AddMarkStep || step instanceof RemoveMarkStep) && !isSuggestion(step.mark)

/** A change that was changed back is none. */
function forgetUndone(suggested: Transaction): void {
  suggested.doc.descendants((node, at) => {
    const mark = markOf(node, 'modification')
    const before: Before = mark?.attrs.before ?? null
    if (!mark || before === null) return
    if ('marks' in before) {
      const marks = before.marks.map((json) => node.type.schema.markFromJSON(json))
      const formats = formatsOf(node)
      if (marks.length === formats.length && marks.every((each) => each.isInSet(formats)))
        suggested.removeMark(at, at + node.nodeSize, mark)
    } else if (before.type === node.type.name && JSON.stringify(before.attrs) === JSON.stringify(node.attrs))
      suggested.removeNodeMark(at, mark)
  })
}

/** Blocks that get another kind (a paragraph becomes a subhead) or other attributes (the caption of a picture). */
function suggestMarkup(tr: Transaction, state: EditorState, { isMine, newId }: Suggesting): Transaction | null {
  if (!tr.steps.every((step) => step instanceof AttrStep || isMarkup(step))) return null
  const suggested = state.tr
  const id = newId()
  for (const [place, step] of tr.steps.entries()) {
    const at = step instanceof AttrStep ? step.pos : step instanceof ReplaceAroundStep ? step.from : 0
    const node = suggested.doc.nodeAt(at)
    const meant = (tr.docs[place + 1] ?? tr.doc).nodeAt(at)
    const changed = node && markOf(node, 'modification')
    if (!node || !meant || isAdded(node, isMine) || isInAdded(suggested.doc, at, isMine) || (changed && !isMine(String(changed.attrs.id))))
      return null
    const before: Before = { type: node.type.name, attrs: JSON.parse(JSON.stringify(node.attrs)) }
    if (!changed) suggested.addNodeMark(at, create(node, 'modification', id, before))
    if (step instanceof AttrStep) suggested.step(step)
    else suggested.setNodeMarkup(at, meant.type, meant.attrs, suggested.doc.nodeAt(at)?.marks)
  }
  forgetUndone(suggested)
  return suggested.setSelection(Selection.fromJSON(suggested.doc, tr.selection.toJSON()))
}

/** A step of setNodeMarkup: a block changes and its content stays. */
const isMarkup = (step: Step): boolean =>
  step instanceof ReplaceAroundStep &&
  step.gapFrom === step.from + 1 &&
  step.gapTo === step.to - 1 &&
  step.insert === 1 &&
  step.slice.size === 2

/** Whether what a place is in is one's own suggestion as a whole. */
function isInAdded(doc: Node, at: number, isMine: (id: string) => boolean): boolean {
  const place = doc.resolve(at)
  return Array.from({ length: place.depth + 1 }, (_, depth) => place.node(depth)).some((node) => isAdded(node, isMine))
}

function isAdded(node: Node, isMine: (id: string) => boolean): boolean {
  const mark = markOf(node, 'insertion')
  return mark !== undefined && !isAboutBreak(node) && !node.isText && isMine(String(mark.attrs.id))
}

/** Words, paragraphs and pictures that are removed, inserted or both. */
function suggestReplacement(tr: Transaction, state: EditorState, suggesting: Suggesting): Transaction | null {
  const suggested = state.tr
  const replacements = replacementsOf(tr, state)
  let id: string | null = null
  for (const { from, to, slice } of replacements) {
    id ??= idAt(state.doc, from, to, suggesting)
    const steps = suggested.steps.length
    markAsDeleted(suggested, from, to, id, suggesting)
    const deleted = suggested.mapping.slice(steps)
    const at = deleted.map(to)
    if (slice.size > 0) {
      const added = isInAdded(suggested.doc, at, suggesting.isMine) ? slice : asInserted(slice, state.doc, id)
      if (suggested.maybeStep(new ReplaceStep(at, at, added)).failed) return null
    }
    // The first in the text was made last.
    suggested.setSelection(caretAfter(tr, state, suggested, { from, to, size: slice.size, at, start: deleted.map(from, -1) }))
  }
  return suggested
}

type Replacement = { from: number; to: number; slice: Slice }

/** The replacements of a transaction from the end of the text to its beginning; where they depend on one another, one that does it all. */
function replacementsOf(tr: Transaction, state: EditorState): Replacement[] {
  const steps = tr.steps.filter((step) => step instanceof ReplaceStep)
  const areApart = steps.every((step, place) => step.to <= (steps[place - 1]?.from ?? Number.POSITIVE_INFINITY))
  if (steps.length === tr.steps.length && areApart) return steps
  const start = state.doc.content.findDiffStart(tr.doc.content) ?? 0
  const end = state.doc.content.findDiffEnd(tr.doc.content) ?? { a: start, b: start }
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return [{ from: start, to: end.a + overlap, slice: tr.doc.slice(start, end.b + overlap) }]
}

/** Goes on with the own suggestion that is next to it. */
function idAt(doc: Node, from: number, to: number, { isMine, newId }: Suggesting): string {
  const [start, end] = [doc.resolve(from), doc.resolve(to)]
  const near = [
    start.nodeBefore,
    start.nodeAfter,
    end.nodeBefore,
    end.nodeAfter,
    ...(start.parent.content.size === 0 ? [start.parent] : []),
  ]
  for (const node of near)
    for (const name of ['insertion', 'deletion'] as const) {
      const mark = node && markOf(node, name)
      if (mark && isMine(String(mark.attrs.id))) return String(mark.attrs.id)
    }
  return newId()
}

/** Marks all between two places as deleted; what oneself had suggested there goes at once. */
function markAsDeleted(tr: Transaction, from: number, to: number, id: string, { isMine }: Suggesting): void {
  const acts: (() => void)[] = []
  const ownBreaks: number[] = []
  const begun = tr.steps.length
  tr.doc.nodesBetween(from, to, (node, at) => {
    if (at < from && !node.isText) return true
    const inserted = markOf(node, 'insertion')
    const isOwn = inserted !== undefined && isMine(String(inserted.attrs.id))
    const [start, end] = node.isText ? [Math.max(at, from), Math.min(at + node.nodeSize, to)] : [at, at + node.nodeSize]
    const deletion = create(node, 'deletion', id)
    if (node.isInline) {
      if (isOwn) acts.push(() => tr.delete(start, end))
      else if (!markOf(node, 'deletion')) acts.push(() => tr.addMark(start, end, deletion))
      return false
    }
    if (isAboutBreak(node)) {
      // The first paragraph of a list item begins with it.
      const isWithItem = node.isTextblock && tr.doc.resolve(at).parent.type.name === 'listItem' && tr.doc.resolve(at).index() === 0
      if (isOwn) ownBreaks.push(at)
      else if (!isWithItem && !markOf(node, 'deletion')) acts.push(() => tr.addNodeMark(at, deletion))
      return true
    }
    if (end > to) return true
    if (isOwn) acts.push(() => tr.delete(start, end))
    else if (!markOf(node, 'deletion')) acts.push(() => tr.addNodeMark(at, deletion))
    return false
  })
  for (const act of acts.toReversed()) act()
  // What stood between two blocks is gone by now.
  for (const at of ownBreaks.toReversed()) joinAbove(tr, tr.mapping.slice(begun).map(at), create(tr.doc, 'deletion', id))
}

/** The own break goes: the block joins the one above. Where a colleague's block is in between, that is only suggested. */
function joinAbove(tr: Transaction, at: number, deletion: Mark): void {
  const { nodeBefore: above, nodeAfter: block } = tr.doc.resolve(at)
  if (areJoined(tr.doc, at)) tr.join(at)
  else if (block?.type.name === 'listItem' && above?.lastChild?.isTextblock) tr.join(at, 2)
  else if (block?.content.size === 0) tr.delete(at, at + block.nodeSize)
  else if (block) tr.addNodeMark(at, deletion)
}

function asInserted(slice: Slice, doc: Node, id: string): Slice {
  const markAll = (content: Fragment, open: number, isFirstOfItem = false): Fragment => {
    const nodes: Node[] = []
    content.forEach((node, _, place) => {
      const bare = withoutSuggestions(node)
      if (!bare) return
      const insertion = create(doc, 'insertion', id)
      if (node.isInline) nodes.push(bare.mark(insertion.addToSet(bare.marks)))
      else if (place === 0 && open > 0) nodes.push(bare.copy(markAll(bare.content, open - 1)))
      else if (place === 0 && isFirstOfItem) nodes.push(bare.copy(markAll(bare.content, 0)))
      else if (isAboutBreak(node))
        nodes.push(bare.copy(markAll(bare.content, 0, node.type.name === 'listItem')).mark(insertion.addToSet(bare.marks)))
      else nodes.push(bare.mark(insertion.addToSet(bare.marks)))
    })
    return Fragment.from(nodes)
  }
  return new Slice(markAll(slice.content, slice.openStart), slice.openStart, slice.openEnd)
}

/** A slice as if everything in it were accepted. */
export function withoutMarks({ content, openStart, openEnd }: Slice): Slice {
  const nodes: Node[] = []
  content.forEach((node) => {
    const bare = withoutSuggestions(node)
    if (bare) nodes.push(bare)
  })
  return new Slice(Fragment.from(nodes), nodes.length > 0 ? openStart : 0, nodes.length > 0 ? openEnd : 0)
}

/** As if everything in it were accepted; what is suggested to go is not there. */
function withoutSuggestions(node: Node): Node | null {
  if (markOf(node, 'deletion') && !isAboutBreak(node)) return null
  const bare = node.mark(formatsOf(node))
  if (node.isLeaf) return bare
  const children: Node[] = []
  node.forEach((child) => {
    const kept = withoutSuggestions(child)
    if (kept) children.push(kept)
  })
  return bare.copy(Fragment.from(children))
}

type Replaced = { from: number; to: number; size: number; at: number; start: number }

/** Within what was inserted; after a deletion, where the caret would have moved to. */
function caretAfter(tr: Transaction, state: EditorState, suggested: Transaction, { from, to, size, at, start }: Replaced): Selection {
  const { head } = tr.selection
  if (size > 0 && head >= from && head <= from + size) return near(suggested.doc, at + head - from, -1)
  if (size > 0) return near(suggested.doc, suggested.mapping.map(tr.mapping.invert().map(head)), 1)
  const isForward = state.selection.empty && state.selection.head <= from && to > from
  return isForward ? near(suggested.doc, at, 1) : near(suggested.doc, start, -1)
}

function near(doc: Node, position: number, side: 1 | -1): Selection {
  const place = doc.resolve(Math.max(0, Math.min(position, doc.content.size)))
  return place.parent.inlineContent ? TextSelection.create(doc, place.pos) : Selection.near(place, side)
}

/** The whole blocks that change are suggested to go, and what they become is suggested after them. */
function suggestBlocks(tr: Transaction, state: EditorState, suggesting: Suggesting): Transaction | null {
  const { start, end } = equalEnds(state.doc, tr.doc)
  const from = positionOf(state.doc, start)
  const to = positionOf(state.doc, state.doc.childCount - end)
  const suggested = state.tr
  const id = suggesting.newId()
  markAsDeleted(suggested, from, to, id, suggesting)
  // With the block below, so that all above it may go.
  const below = Math.min(end, 1)
  const changed = tr.doc.content.cut(from, positionOf(tr.doc, tr.doc.childCount - end + below))
  const meant = settleDoc(tr.doc.copy(tr.doc.content.cut(0, positionOf(tr.doc, lines)).append(changed)), 'accept')
  const added = meant.content.cut(positionOf(meant, lines), positionOf(meant, meant.childCount - below))
  const at = suggested.mapping.map(to)
  const slice = asInserted(new Slice(added, 0, 0), state.doc, id)
  if (slice.size > 0 && suggested.maybeStep(new ReplaceStep(at, at, slice)).failed) return null
  const head = Math.max(0, Math.min(tr.selection.head - from, slice.size))
  return suggested.setSelection(near(suggested.doc, at + head, 1))
}

/** Where the block with this place begins. */
function positionOf(doc: Node, place: number): number {
  let position = 0
  for (let each = 0; each < place; each += 1) position += doc.child(each).nodeSize
  return position
}
