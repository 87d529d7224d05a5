import type { Node } from '@tiptap/pm/model'
import { type Mapping, RemoveMarkStep, RemoveNodeMarkStep, type Step } from '@tiptap/pm/transform'
import { FollowingMapping, isMovedWhole } from './move-step.ts'
import type { MarkName } from './nodes.ts'

/** From one position of a document to another, the first before the second. */
export type Range = { from: number; to: number }

/**
 * Where a range stands after a change from `before` to `after`, or null when nothing of its text is left. What is written at its borders
 * stays outside, what is written in it or over the whole of it comes in. Text that was taken out and put in again as a whole (a moved block)
 * is found again, and so is text of which a suggestion had made a copy, when that is accepted and this goes.
 */
export function followRange(range: Range, before: Node, after: Node, { mapping, steps }: Change): Range | null {
  const moved = carry(range, mapping)
  if (holdsSomething(after, moved)) return moved
  return findAgain(range, before, after, [...partsPutIn(mapping), ...partsSettled(after, { mapping, steps })])
}

/** With moved blocks, where there are some. ProseMirror's mapping finds again what a rebase took out and put in. */
function carry(range: Range, mapping: Mapping): Range {
  const place = isMovedWhole(range, mapping) ? new FollowingMapping(mapping) : mapping
  return { from: place.map(range.from, 1), to: place.map(range.to, -1) }
}

/** What led from one document to the other: a transform, or steps of the log. */
export type Change = { mapping: Mapping; steps: readonly Step[] }

/** Whether a range has text in it, or a picture, a story, a divider. */
export function holdsSomething(doc: Node, { from, to }: Range): boolean {
  if (from >= to || to > doc.content.size) return false
  let holds = false
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isLeaf && Math.max(at, from) < Math.min(at + node.nodeSize, to)) holds = true
    return !holds
  })
  return holds
}

/** The words of a range, blocks on lines of their own. */
export const wordsIn = (doc: Node, { from, to }: Range): string => doc.textBetween(from, to, '\n', wordsOfLeaf).trim()

const wordsOfLeaf = ({ type, attrs }: Node): string => (type.name === 'picture' ? String(attrs.caption || attrs.alt) : ' ')

/** The one place in these parts that has the same words in one block, or the same picture. */
function findAgain(range: Range, before: Node, after: Node, parts: readonly Range[]): Range | null {
  const leaf = before.nodeAt(range.from)
  const isLeaf = leaf !== null && !leaf.isText && leaf.isLeaf && range.to === range.from + leaf.nodeSize
  const words = before.textBetween(range.from, range.to, '\n', '\ufffc')
  const found: Range[] = []
  for (const { from, to } of withoutOverlaps(parts)) {
    after.nodesBetween(from, Math.min(to, after.content.size), (node, at) => {
      if (isLeaf && isSame(leaf, node)) found.push({ from: at, to: at + node.nodeSize })
      if (!isLeaf && node.isTextblock) found.push(...placesOf(words, node, at + 1).filter((place) => place.from >= from && place.to <= to))
      return !node.isTextblock || isLeaf
    })
  }
  const [only, ...others] = found
  return only && others.length === 0 ? only : null
}

/** A picture that got other words is still the same picture. */
const isSame = (one: Node, other: Node): boolean =>
  one.type === other.type && (one.type.name === 'picture' ? one.attrs.mediaId === other.attrs.mediaId : one.eq(other))

function placesOf(words: string, block: Node, start: number): Range[] {
  const text = block.textBetween(0, block.content.size, '\n', '\ufffc')
  const places: Range[] = []
  if (words === '') return places
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    places.push({ from: start + at, to: start + at + words.length })
  return places
}

/** What the steps put in, as positions after all of them. */
function partsPutIn({ maps }: Mapping): Range[] {
  const parts: Range[] = []
  for (const [at, map] of maps.entries()) {
    map.forEach((_from, _to, start, end) => {
      let [from, to] = [start, end]
      for (const later of maps.slice(at + 1)) [from, to] = [later.map(from, -1), later.map(to, 1)]
      if (from < to) parts.push({ from, to })
    })
  }
  return parts
}

/** What was suggested and stays, as it is accepted or refused: its mark is taken off. */
function partsSettled(after: Node, { mapping, steps }: Change): Range[] {
  const parts: Range[] = []
  for (const [at, step] of steps.entries()) {
    if (!(step instanceof RemoveMarkStep || step instanceof RemoveNodeMarkStep) || !settled.includes(step.mark.type.name)) continue
    const later = mapping.slice(at + 1)
    const from = later.map(step instanceof RemoveMarkStep ? step.from : step.pos, 1)
    const to = step instanceof RemoveMarkStep ? later.map(step.to, -1) : from + (after.nodeAt(from)?.nodeSize ?? 0)
    if (from < to) parts.push({ from, to })
  }
  return parts
}

const settled: readonly string[] = ['insertion', 'deletion'] satisfies MarkName[]

function withoutOverlaps(parts: readonly Range[]): Range[] {
  const merged: Range[] = []
  for (const part of parts.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && part.from <= last.to) last.to = Math.max(last.to, part.to)
    else merged.push({ ...part })
  }
  return merged
}
