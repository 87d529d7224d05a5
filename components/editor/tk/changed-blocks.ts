import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep, type Step } from '@tiptap/pm/transform'
import { holdsText, isToGo } from '#newsroom/articles/text-pieces.ts'

/** A block that holds text, and whether it is suggested to go with what it is in. */
export type ChangedBlock = { block: Node; at: number; goes: boolean }

/**
 * The blocks whose text a transaction may have changed, in their order. A step within one block changes this one; any other, all of the blocks
 * of the story that it touches: where a list is joined with one that is suggested to go, its items go too.
 */
export function changedBlocks(tr: Transaction): ChangedBlock[] {
  const found = new Map<number, ChangedBlock>()
  for (const { from, to } of rangesOf(tr)) {
    // Not known by the node: what is copied within a story stands in it twice.
    let goesUntil = 0
    tr.doc.nodesBetween(from, to, (node, at) => {
      if (isToGo(node)) goesUntil = Math.max(goesUntil, at + node.nodeSize)
      if (!holdsText(node)) return true
      found.set(at, { block: node, at, goes: at < goesUntil })
      return false
    })
  }
  return [...found.values()].sort((one, other) => one.at - other.at)
}

/** Whether a transaction only changes what stands within blocks that hold text, as typing does. */
export const isTyped = (tr: Transaction): boolean => tr.steps.every((step, place) => isWithinOne(step, tr.docs[place] ?? tr.doc))

type Range = { from: number; to: number }

function rangesOf(tr: Transaction): Range[] {
  return tr.steps.flatMap((step, place) => {
    const after = tr.mapping.slice(place + 1)
    return rangesOfStep(step, tr.docs[place] ?? tr.doc, tr.docs[place + 1] ?? tr.doc).map(({ from, to }) => {
      const [start, end] = [after.map(from, -1), after.map(to, 1)]
      return { from: Math.max(0, start - 1), to: Math.min(tr.doc.content.size, end + 1) }
    })
  })
}

/** Positions in the document after the step. */
function rangesOfStep(step: Step, before: Node, after: Node): Range[] {
  const map = step.getMap()
  const touched: Range[] = []
  map.forEach((_from, _to, from, to) => {
    touched.push({ from, to })
  })
  if (isWithinOne(step, before)) return touched
  const whole = wholeOf(step)
  if (whole) touched.push({ from: map.map(whole.from, -1), to: map.map(whole.to, 1) })
  return touched.map(({ from, to }) => {
    const [start, end] = [after.resolve(from), after.resolve(to)]
    return { from: start.depth > 0 ? start.before(1) : from, to: end.depth > 0 ? end.after(1) : to }
  })
}

const isWithinOne = (step: Step, before: Node): boolean =>
  step instanceof ReplaceStep &&
  step.slice.openStart === 0 &&
  step.slice.openEnd === 0 &&
  before.resolve(step.from).parent.inlineContent &&
  before.resolve(step.from).sameParent(before.resolve(step.to))

/** What a step is about besides what it puts in: the words of a mark, the content of a block that is wrapped, a block with other attributes. */
function wholeOf(step: Step): Range | null {
  if ('from' in step && 'to' in step) return { from: Number(step.from), to: Number(step.to) }
  if ('pos' in step) return { from: Number(step.pos), to: Number(step.pos) + 1 }
  return null
}
