import type { Node, Slice } from '@tiptap/pm/model'
import {
  AddNodeMarkStep,
  AttrStep,
  dropPoint,
  Mapping,
  RemoveNodeMarkStep,
  ReplaceStep,
  replaceStep,
  type Step,
  type StepMap,
} from '@tiptap/pm/transform'
import { isMove, mapStep } from './move-step.ts'
import { Removals } from './removals.ts'

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
  const removals = new Removals(steps)
  let now = doc
  for (const [origin, step] of steps.entries()) {
    const undone = removals.undo(origin, now)
    const found = undone === undefined ? placeStep(step, mapping.slice(steps.length - origin), now) : undone
    if (!found || !mayMake(now, found.doc)) continue
    const undo = found.step.invert(now)
    // The log must lead back. The editor makes no other steps.
    if (!undo.apply(found.doc).doc) continue
    removals.place(origin, found.step, now)
    placed.push({ step: found.step, undo, origin })
    mapping.appendMap(found.step.getMap(), putsInAsMuch(found.step, step) ? steps.length - 1 - origin : undefined)
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
  if (!(step instanceof ReplaceStep)) return null
  if (mapped instanceof ReplaceStep && isDeletion(step)) {
    const fitted = replaceStep(doc, mapped.from, mapped.to)
    const made = fitted && apply(fitted, doc)
    return made && { step: fitted, doc: made }
  }
  if (step.from < step.to || (!mapped && hasWords(step.slice))) return null
  const at = dropPoint(doc, mapping.map(step.from, -1), step.slice)
  if (at === null) return null
  const near = new ReplaceStep(at, at, step.slice)
  const made = apply(near, doc)
  return made && { step: near, doc: made }
}

/** Of what stood between two places; a join (`structure`) takes nothing but their border. */
const isDeletion = (step: ReplaceStep): boolean =>
  step.from < step.to && step.slice.size === 0 && !(step as ReplaceStep & { structure: boolean }).structure

const hasWords = ({ content }: Slice): boolean => content.textBetween(0, content.size).length > 0

/**
 * Whether a step puts in what another one does, piece by piece: a place in what that put in is found in what this puts in. What is moved says
 * by itself where a place is.
 */
export function putsInAsMuch(step: Step, other: Step): boolean {
  if (isMove(step) && isMove(other)) return true
  const sizesOf = (map: StepMap) => {
    const sizes: number[] = []
    map.forEach((_from, _to, from, to) => void sizes.push(to - from))
    return sizes.join()
  }
  return sizesOf(step.getMap()) === sizesOf(other.getMap())
}

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
