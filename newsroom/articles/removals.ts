import type { Fragment, Node, Slice } from '@tiptap/pm/model'
import { Mapping, ReplaceStep, type Step } from '@tiptap/pm/transform'
import { mapStep } from './move-step.ts'

/**
 * `at`: where it was, on the document of its writer, with `put` positions in its place; `size` of what was there. `undo` puts that in again,
 * where it is known. `back` undoes on the newer document what could be taken out of that; null: nothing could.
 */
type Removal = { at: number; put: number; size: number; undo: Step | undefined; back: Step | null }

/**
 * What a writer took out on an older document, where less of it can be taken out of the newer one: a colleague has moved a part of it, or
 * made a list of it. When the writer takes that back before it is sent, only so much may be put in again, or the rest would stand twice.
 */
export class Removals {
  /** The writer's steps as they were made, and how many of them have been seen. */
  readonly #made: readonly Step[]
  readonly #undone: readonly Step[]
  #seen = 0
  #all: Removal[] = []

  /** `undone`: the inverse of each step, where the older document is known. */
  constructor(made: readonly Step[], undone: readonly Step[] = []) {
    this.#made = made
    this.#undone = undone
  }

  /** The step made as number `at` is this one on the newer document, which is `before` it; nothing is left of those that are passed over. */
  place(at: number, step: Step, before: Node): void {
    this.#passTo(at)
    this.follow(step)
    this.#pass(step, before)
  }

  /** A colleague's step on the newer document. */
  follow(step: Step): void {
    const mapping = new Mapping([step.getMap()])
    for (const each of this.#all) each.back &&= mapStep(each.back, mapping)
  }

  /**
   * What the step made as number `at` is on the newer document when it takes a removal back: null where there is nothing to put in. Undefined:
   * it is no such step.
   */
  undo(at: number, doc: Node): { step: Step; doc: Node } | null | undefined {
    this.#passTo(at)
    const step = this.#made[at]
    if (!(step instanceof ReplaceStep) || !hasBlocks(step.slice)) return undefined
    const removal = this.#all.find((each) => step.from === each.at && step.to === each.at + each.put && step.slice.size === each.size)
    if (!removal || (removal.undo instanceof ReplaceStep && !removal.undo.slice.eq(step.slice))) return undefined
    // The whole text is looked through once for each, however many steps put in as much there.
    this.#all.splice(this.#all.indexOf(removal), 1)
    const after = removal.back ? removal.back.apply(doc).doc : doc
    if (!after || !holds(after, step, removal.back)) return undefined
    return removal.back && { step: removal.back, doc: after }
  }

  #passTo(at: number): void {
    while (this.#seen < at) this.#pass(null, null)
  }

  #pass(placed: Step | null, before: Node | null): void {
    const made = this.#made[this.#seen]
    const undo = this.#undone[this.#seen]
    this.#seen += 1
    if (!made) return
    const map = made.getMap()
    this.#all = this.#all.flatMap((each) => {
      const [start, end] = [map.mapResult(each.at, 1), map.mapResult(each.at + each.put, -1)]
      return start.deletedAcross || end.deletedAcross ? [] : [{ ...each, at: start.pos, put: Math.max(0, end.pos - start.pos) }]
    })
    if (!(made instanceof ReplaceStep) || made.from === made.to || sizeOf(placed) >= made.to - made.from) return
    const back = before && placed ? placed.invert(before) : null
    this.#all.push({ at: made.from, put: made.slice.size, size: made.to - made.from, undo, back })
  }
}

/** Words within a block are no undo: the same few letters may be typed anew, and stand anywhere in the text. */
const hasBlocks = ({ content }: Slice): boolean => content.firstChild?.isBlock === true

/** How much a step takes out. */
function sizeOf(step: Step | null): number {
  let size = 0
  step?.getMap().forEach((from, to) => {
    size += to - from
  })
  return size
}

/**
 * Whether all that a step would put in stands in the document: what was made anew at the place is not taken for an undo. Between words that
 * `back` puts in may be a colleague's.
 */
function holds(doc: Node, { slice }: ReplaceStep, back: Step | null): boolean {
  const again = back instanceof ReplaceStep ? lookThrough(back.slice.content).lines : []
  const there = lookThrough(doc.content)
  const wanted = lookThrough(slice.content)
  return (
    wanted.lines.every((line) => there.lines.some((each) => each.includes(line)) || again.some((each) => isWithin(line, each))) &&
    wanted.leaves.every((leaf) => there.leaves.some((each) => each.eq(leaf)))
  )
}

/** The words of each block, and pictures and all else that is no words. */
type Held = { lines: readonly string[]; leaves: readonly Node[] }
/** A text that was looked through before costs nothing. */
const known = new WeakMap<Fragment, Held>()

function lookThrough(content: Fragment): Held {
  const before = known.get(content)
  if (before) return before
  const leaves: Node[] = []
  content.descendants((node) => {
    if (node.isLeaf && !node.isText) leaves.push(node)
  })
  const held = { lines: content.textBetween(0, content.size, '\n', ' ').split('\n'), leaves }
  known.set(content, held)
  return held
}

function isWithin(line: string, other: string): boolean {
  let at = 0
  for (const letter of other) if (line.startsWith(letter, at)) at += letter.length
  return at === line.length
}
