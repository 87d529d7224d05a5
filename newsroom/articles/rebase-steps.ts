import type { Node } from '@tiptap/pm/model'
import { Mapping, type Step, type StepMap } from '@tiptap/pm/transform'

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
    const mapped = step.map(mapping.slice(steps.length - origin))
    const applied = mapped?.apply(now)
    if (!mapped || !applied?.doc || !mayMake(now, applied.doc)) continue
    placed.push({ step: mapped, undo: mapped.invert(now), origin })
    mapping.appendMap(mapped.getMap(), steps.length - 1 - origin)
    now = applied.doc
  }
  return { doc: now, placed }
}
