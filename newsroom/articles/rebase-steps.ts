import type { Node, Slice } from '@tiptap/pm/model'
import {
  AddNodeMarkStep,
  AttrStep,
  dropPoint,
  Mapping,
  RemoveNodeMarkStep,
  ReplaceStep,
  type Step,
  type StepMap,
} from '@tiptap/pm/transform'
import { mapStep } from './move-step.ts'

/** A step as it was applied, its inverse, and its place in the batch that was sent. */
export type PlacedStep = { step: Step; undo: Step; origin: number }

/**
 * Applies `steps`, which were made on an older document, to `doc`, which is that document after `since`. A step of which nothing is left
 * (its place was deleted meanwhile) or which no longer fits is missing in the result. Positions are mapped as prosemirror-collab's rebase
 * maps them: back through the steps themselves, over what came since, and forward again, so that a deleted and restored place is found.
 * `mayMake` refuses single steps by the documents before and after them.
 */
export function rebaseSteps(
  doc: Node,
  steps: readonly Step[],
  since: readonly StepMap[],
  mayMake: (before: Node, after: Node) => boolean = () => true,
): { doc: Node; placed: PlacedStep[] } {
  const mapping = new Mapping()
  for (const step of steps.toReversed()) mapping.appendMap(step.getMap().invert())
  for (const map of since) mapping.appendMap(map)
  const placed: PlacedStep[] = []
  let now = doc
  for (const [origin, step] of steps.entries()) {
    const found = placeStep(step, mapping.slice(steps.length - origin), now)
    if (!found || !mayMake(now, found.doc)) continue
    const undo = found.step.invert(now)
    // The log must lead back. The editor makes no other steps.
    if (!undo.apply(found.doc).doc) continue
    placed.push({ step: found.step, undo, origin })
    mapping.appendMap(found.step.getMap(), steps.length - 1 - origin)
    now = found.doc
  }
  return { doc: now, placed }
}

/**
 * A step on a newer document, and what it makes of that; null when nothing is left of it. What is put in where it may not stand any more, as
 * a picture between paragraphs that a colleague has joined or made a quotation, is put in at the nearest place where it may. Words whose place
 * is gone are not: their writer finds them set aside.
 */
export function placeStep(step: Step, mapping: Mapping, doc: Node): { step: Step; doc: Node } | null {
  const mapped = mapStep(step, mapping)
  const applied = mapped && apply(mapped, doc)
  if (applied) return { step: mapped, doc: applied }
  if (!(step instanceof ReplaceStep) || step.from < step.to || (!mapped && hasWords(step.slice))) return null
  const at = dropPoint(doc, mapping.map(step.from, -1), step.slice)
  if (at === null) return null
  const near = new ReplaceStep(at, at, step.slice)
  const made = apply(near, doc)
  return made && { step: near, doc: made }
}

const hasWords = ({ content }: Slice): boolean => content.textBetween(0, content.size).length > 0

/** Null when it does not fit; ProseMirror throws a TypeError where a slice is open deeper than its place. */
function apply(step: Step, doc: Node): Node | null {
  if (isOnWords(step, doc)) return null
  try {
    return step.apply(doc).doc
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Steps that change a node as a whole throw on words, which have neither attributes nor marks of a node. */
const isOnWords = (step: Step, doc: Node): boolean =>
  (step instanceof AddNodeMarkStep || step instanceof RemoveNodeMarkStep || step instanceof AttrStep) &&
  doc.nodeAt(step.pos)?.isText === true
