import { Fragment, type Node, type Slice } from '@tiptap/pm/model'
import { type Mappable, type Mapping, type MapResult, Step, StepMap, StepResult } from '@tiptap/pm/transform'

/** Headline and dek, which stay where they are. */
const lines = 2
/** More than a document has positions. */
const sizes = 2 ** 24

/**
 * Moves the blocks between two positions of the text to a third. It takes them as they are when it is applied: what a colleague writes in them
 * at the same time moves along. To take them out and put a copy in would put in the words of before (docs/decisions/0071).
 */
export class MoveStep extends Step {
  readonly from: number
  readonly to: number
  readonly at: number

  constructor(from: number, to: number, at: number) {
    super()
    this.from = from
    this.to = to
    this.at = at
  }

  override apply(doc: Node): StepResult {
    const { from, to, at } = this
    if (from >= to || Math.max(at, to) > doc.content.size || Math.min(at, from) < 0) return StepResult.fail('nothing to move')
    if (at >= from && at <= to) return StepResult.fail('it would be moved to where it is')
    if ([from, to, at].some((each) => doc.resolve(each).depth > 0 || doc.resolve(each).index() < lines))
      return StepResult.fail('only blocks of the text can be moved')
    const part = (start: number, end: number): Fragment => doc.content.cut(start, end)
    const moved = part(from, to)
    const parts =
      at < from
        ? [part(0, at), moved, part(at, from), part(to, doc.content.size)]
        : [part(0, from), part(to, at), moved, part(at, doc.content.size)]
    return StepResult.ok(doc.copy(parts.reduce((all, each) => all.append(each), Fragment.empty)))
  }

  override getMap(): StepMap {
    return new MoveMap(this.from, this.to, this.at)
  }

  override invert(): MoveStep {
    const { from, to, at } = inverseOf(this)
    return new MoveStep(from, to, at)
  }

  override map(mapping: Mappable): Step | null {
    const [from, to, at] = [mapping.map(this.from, 1), mapping.map(this.to, -1), mapping.map(this.at, this.at < this.from ? -1 : 1)]
    return from >= to || (at >= from && at <= to) ? null : new MoveStep(from, to, at)
  }

  override toJSON() {
    return { stepType: 'move', from: this.from, to: this.to, at: this.at }
  }

  static override fromJSON(_schema: unknown, { from, to, at }: { from?: unknown; to?: unknown; at?: unknown }): MoveStep {
    if (typeof from !== 'number' || typeof to !== 'number' || typeof at !== 'number') throw new RangeError('a move has three positions')
    return new MoveStep(from, to, at)
  }
}

type Move = { from: number; to: number; at: number }

function inverseOf({ from, to, at }: Move): Move {
  const size = to - from
  return at < from ? { from: at, to: at + size, at: to } : { from: at - size, to: at, at: from }
}

const rangesOf = ({ from, to, at }: Move): number[] => {
  const size = to - from
  return at < from ? [at, 0, size, from, size, 0] : [from, size, 0, at, 0, size]
}

/**
 * For whoever asks as ProseMirror asks, positions in what is moved are deleted: order is kept, so that no step can ever span what was in
 * between. `follow` knows where they are.
 */
export class MoveMap extends StepMap {
  readonly move: Move

  constructor(from: number, to: number, at: number) {
    super(rangesOf({ from, to, at }))
    this.move = { from, to, at }
  }

  override invert(): MoveMap {
    const { from, to, at } = inverseOf(this.move)
    return new MoveMap(from, to, at)
  }

  override mapResult(position: number, side = 1): MapResult {
    const result = super.mapResult(position, side)
    const { from, to } = this.move
    const { recover } = result as MapResult & { recover: number | null } // its types leave it out
    return recover === null ? result : Object.assign(result, { recover: (to - from) * sizes + (position - from) })
  }

  /**
   * Where a position is again that the mirrored map took away. When the blocks have another size by now, nobody knows: that is their border,
   * where no words fit, rather than between other letters.
   */
  recover(value: number): number {
    const { from, to } = inverseOf(this.move)
    const offset = value % sizes
    return (value - offset) / sizes === to - from ? from + offset : from
  }

  /** Where a position in what is moved is afterwards; null for others. A border is in it for what looks at it from within. */
  follow(position: number, side: number): number | null {
    const { from, to } = this.move
    if (position < from || position > to || (position === from && side < 0) || (position === to && side > 0)) return null
    return inverseOf(this.move).from + position - from
  }
}

// Several copies of this module may run in one process (Next has one for pages and one for components); the first one is known by its name.
try {
  Step.jsonID('move', MoveStep)
} catch (error) {
  if (!(error instanceof RangeError)) throw error
}

export const isMove = (step: Step): step is MoveStep => (step as Step & { jsonID?: string }).jsonID === 'move'
export const isMoveMap = (map: StepMap): map is MoveMap => 'follow' in map

/** A range after a step. One that is in what is moved goes with it. */
export function mapRange(map: StepMap, { from, to }: { from: number; to: number }, [first, last]: [number, number]): [number, number] {
  if (isMoveMap(map)) {
    const [start, end] = [map.follow(from, 1), map.follow(to, -1)]
    if (start !== null && end !== null) return [start, end]
  }
  return [map.map(from, first), map.map(to, last)]
}

/** As a Mapping, except that positions in what is moved go with it. */
export class FollowingMapping implements Mappable {
  readonly #mapping: Mapping

  constructor(mapping: Mapping) {
    this.#mapping = mapping
  }

  map(position: number, side = 1): number {
    return this.mapResult(position, side).pos
  }

  mapResult(position: number, side = 1): MapResult {
    const { maps, from, to } = this.#mapping
    let pos = position
    const flags = { deleted: false, deletedBefore: false, deletedAfter: false, deletedAcross: false }
    for (let at = from; at < to; at += 1) {
      const map = maps[at]
      if (!map) continue
      const there = isMoveMap(map) ? map.follow(pos, side) : null
      if (there !== null) {
        pos = there
        continue
      }
      const result = map.mapResult(pos, side) as MapResult & { recover: number | null } // its types leave it out
      const mirror = result.recover === null ? undefined : this.#mapping.getMirror(at)
      if (result.recover !== null && mirror !== undefined && mirror > at && mirror < to) {
        pos = (maps[mirror] as StepMap & { recover: (value: number) => number }).recover(result.recover) // its types leave it out
        at = mirror
        continue
      }
      for (const flag of Object.keys(flags) as (keyof typeof flags)[]) flags[flag] ||= result[flag]
      pos = result.pos
    }
    return { pos, ...flags } as MapResult // it has no other public part
  }
}

type WithEnds = Step & { from: number; to: number; slice?: Slice }
const hasEnds = (step: Step): step is WithEnds => 'from' in step && 'to' in step

/** A step over a mapping. One that is wholly in what was moved goes with it; one that is partly in it stays, as ProseMirror has it. */
export function mapStep(step: Step, mapping: Mapping): Step | null {
  const isMoved = mapping.maps.slice(mapping.from, mapping.to).some(isMoveMap)
  if (!isMoved) return step.map(mapping)
  return step.map(!hasEnds(step) || isMovedWhole(step, mapping) ? new FollowingMapping(mapping) : mapping)
}

/** Whether both ends of a range go with the same moves. */
export const isMovedWhole = ({ from, to }: { from: number; to: number }, mapping: Mapping): boolean =>
  trailOf(mapping, from, 1) === trailOf(mapping, to, -1)

/** Text that is taken out and put in again goes with what it is put into: where that is, its border knows. */
function trailOf({ maps, from, to }: Mapping, position: number, side: number): string {
  const trail: number[] = []
  let pos = position
  for (const [at, map] of maps.slice(from, to).entries()) {
    const there = isMoveMap(map) ? map.follow(pos, side) : null
    if (there !== null) trail.push(at)
    pos = there ?? map.map(pos, side)
  }
  return trail.join()
}
