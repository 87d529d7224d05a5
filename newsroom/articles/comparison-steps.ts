import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model'
import { AttrStep, ReplaceStep, Transform } from '@tiptap/pm/transform'
import type { DocumentNode } from '#lib/document-types.ts'
import { type Compared, type ComparedStory, compareStories, nodesOfSide } from './compare-stories.ts'
import type { DraftText } from './draft-text.ts'
import { stepBetween } from './step-between.ts'
import { plainTextOf, storyOf, storySchema } from './story-schema.ts'

/** A text that differs in more places is replaced by one step. */
const mostSteps = 300

/**
 * Steps that make one text of another. They touch only what differs, word by word, so that what others write elsewhere meanwhile keeps its
 * place.
 */
export function stepsBetween(before: DraftText, after: DraftText): Transform {
  const [from, to] = [storyOf(before), storyOf(after)]
  // With open suggestions, as they stand in the document.
  const small = changeStory(from, compareStories(plainTextOf(from), plainTextOf(to)))
  if (small && small.steps.length <= mostSteps && small.doc.eq(to)) return small
  const whole = new Transform(from)
  const step = stepBetween(from, to)
  if (step) whole.step(step)
  return whole
}

function changeStory(doc: Node, { headline, dek, blocks }: ComparedStory): Transform | null {
  const tr = new Transform(doc)
  // From the start: what is before `at` is as it will be.
  let at: number | null = changeContent(tr, 1, headline)
  at = at && changeContent(tr, at + 2, dek)
  at = at && changeContent(tr, at + 1, blocks)
  return at === null ? null : tr
}

/** Changes the nodes that begin at `at`. The position after them, or null when a step does not fit. */
function changeContent(tr: Transform, at: number, content: readonly Compared[]): number | null {
  let place = at
  for (let next = 0; next < content.length; next += 1) {
    const each = content[next]
    if (!each) break
    if (each.is === 'same') place += sizeOf(each.node)
    else if (each.is === 'changed') {
      const after = changeNode(tr, place, each)
      if (after === null) return null
      place = after
    } else {
      let end = next
      while (isReplaced(content[end + 1])) end += 1
      const run = content.slice(next, end + 1)
      const removed = nodesOfSide(run, 'before').reduce((sum, node) => sum + sizeOf(node), 0)
      const added = Fragment.fromArray(nodesOfSide(run, 'after').map((node) => storySchema.nodeFromJSON(node)))
      if (tr.maybeStep(new ReplaceStep(place, place + removed, new Slice(added, 0, 0))).failed) return null
      place += added.size
      next = end
    }
  }
  return place
}

const isReplaced = (each: Compared | undefined): boolean => each !== undefined && each.is !== 'same' && each.is !== 'changed'

const sizeOf = (node: DocumentNode): number => storySchema.nodeFromJSON(node).nodeSize

type Change = Extract<Compared, { is: 'changed' }>

/** What is left of a node that cannot be changed step by step is replaced as a whole. */
function changeNode(tr: Transform, at: number, change: Change): number | null {
  if (storySchema.nodes[change.before.type]?.isInline) return changeMarks(tr, at, change)
  const tried = new Transform(tr.doc)
  const end = changeShell(tried, at, change)
  if (end !== null) {
    for (const step of tried.steps) tr.step(step)
    return end
  }
  const [after] = nodesOfSide([change], 'after')
  const size = tr.doc.nodeAt(at)?.nodeSize
  if (!after || size === undefined) return null
  const node = storySchema.nodeFromJSON(after)
  return tr.maybeStep(new ReplaceStep(at, at + size, new Slice(Fragment.from(node), 0, 0))).failed ? null : at + node.nodeSize
}

function changeShell(tr: Transform, at: number, change: Change): number | null {
  const { before, after, content } = change
  if (JSON.stringify(before.marks ?? []) !== JSON.stringify(after.marks ?? [])) return null
  if (before.type !== after.type) {
    const type = storySchema.nodes[after.type]
    const place = tr.doc.resolve(at)
    if (!type || !place.parent.canReplaceWith(place.index(), place.index() + 1, type)) return null
    tr.setNodeMarkup(at, type, after.attrs)
  } else
    for (const [attr, value] of Object.entries(after.attrs ?? {}))
      if (JSON.stringify(value) !== JSON.stringify(before.attrs?.[attr]) && tr.maybeStep(new AttrStep(at, attr, value)).failed) return null
  if (tr.doc.nodeAt(at)?.isLeaf) return at + 1
  const end = changeContent(tr, at + 1, content)
  return end === null ? null : end + 1
}

function changeMarks(tr: Transform, at: number, { before, after }: Change): number {
  const [old, fresh] = [marksOf(before), marksOf(after)]
  const end = at + sizeOf(after)
  for (const mark of old) if (!mark.isInSet(fresh)) tr.removeMark(at, end, mark)
  for (const mark of fresh) if (!mark.isInSet(old)) tr.addMark(at, end, mark)
  return end
}

const marksOf = (node: DocumentNode): readonly Mark[] => storySchema.nodeFromJSON(node).marks
