import { type Node, Slice } from '@tiptap/pm/model'
import { ReplaceStep, type Step } from '@tiptap/pm/transform'

/**
 * The step that makes one document of another: whole blocks between the first and the last that differ. Null when they are equal. For
 * writers that know only the result (an import).
 */
export function stepBetween(before: Node, after: Node): Step | null {
  if (before.eq(after)) return null
  const start = before.content.findDiffStart(after.content) ?? 0
  const from = before.resolve(start)
  const first = from.depth === 0 ? start : from.before(1)
  const end = before.content.findDiffEnd(after.content) ?? { a: before.content.size, b: after.content.size }
  const endBefore = endOfBlock(before, Math.max(end.a, start))
  const endAfter = endOfBlock(after, Math.max(end.b, start))
  // What follows both ends is equal, so an end that lies deeper in one document is moved out in both.
  const tail = Math.min(before.content.size - endBefore, after.content.size - endAfter)
  return new ReplaceStep(first, before.content.size - tail, new Slice(after.slice(first, after.content.size - tail).content, 0, 0))
}

function endOfBlock(doc: Node, position: number): number {
  const place = doc.resolve(position)
  return place.depth === 0 ? position : place.after(1)
}
