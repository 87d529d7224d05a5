import type { DocumentNode } from '#lib/document-types.ts'
import { type Block, type BlockPair, wordsOf } from './align-blocks.ts'
import { holdsWords } from './nodes.ts'

/** A change of one block. An added block has no `before`, a removed one no `after`; a moved one has both, which may differ in a few words. */
export type AlignedChange = { before: Block | null; after: Block | null; isMoved: boolean }

/** More pairs of a removed and an added block than this are not looked through for blocks that were moved and changed. */
const mostTries = 400

/**
 * The changes in aligned blocks, in reading order: a block that was removed in one place and added in another is one change. `places` has, for
 * each pair, the place of its change in the list; null for a block that did not change.
 */
export function listChanges(pairs: readonly BlockPair[]): { changes: AlignedChange[]; places: (number | null)[] } {
  const moved = findMoved(pairs)
  const changes: AlignedChange[] = []
  const places: (number | null)[] = []
  for (const [at, { before, after }] of pairs.entries()) {
    const other = moved.get(at)
    if (other !== undefined && other < at) places.push(places[other] ?? null)
    else if (before?.key === after?.key) places.push(null)
    else {
      const there = other === undefined ? undefined : pairs[other]
      places.push(changes.length)
      changes.push({ before: before ?? there?.before ?? null, after: after ?? there?.after ?? null, isMoved: there !== undefined })
    }
  }
  return { changes, places }
}

type Placed = { at: number; block: Block }

/** For the pair of each moved block, the place of its other pair. */
function findMoved(pairs: readonly BlockPair[]): Map<number, number> {
  const removed: Placed[] = [...pairs.entries()].flatMap(([at, { before, after }]) =>
    before && !after && hasContent(before.node) ? [{ at, block: before }] : [],
  )
  const added: Placed[] = [...pairs.entries()].flatMap(([at, { before, after }]) =>
    after && !before && hasContent(after.node) ? [{ at, block: after }] : [],
  )
  const moved = new Map<number, number>()
  const pairUp = (old: Placed, fresh: Placed) => {
    moved.set(old.at, fresh.at)
    moved.set(fresh.at, old.at)
  }
  const byKey = Map.groupBy(removed, ({ block }) => block.key)
  for (const fresh of added) {
    const same = byKey.get(fresh.block.key)?.shift()
    if (same) pairUp(same, fresh)
  }
  if (removed.length * added.length <= mostTries)
    for (const fresh of added) {
      const almost = removed.find(({ at, block }) => !moved.has(at) && isAlmost(block, fresh.block))
      if (almost && !moved.has(fresh.at)) pairUp(almost, fresh)
    }
  return moved
}

/** Whether a block has something that can be found again elsewhere: an empty paragraph and a rule have not. */
export const hasContent = ({ content, attrs, type }: DocumentNode): boolean =>
  (content?.length ?? 0) > 0 || (type !== 'horizontalRule' && !holdsWords(type) && Object.keys(attrs ?? {}).length > 0)

const fewestWords = 6

/** Four of five words of the longer block are in the other one, too. */
function isAlmost(a: Block, b: Block): boolean {
  if (a.node.type !== b.node.type) return false
  const [mine, theirs] = [wordSet(a.node), wordSet(b.node)]
  const most = Math.max(mine.size, theirs.size)
  return Math.min(mine.size, theirs.size) >= fewestWords && [...mine].filter((word) => theirs.has(word)).length * 5 >= most * 4
}

const wordSet = (node: DocumentNode) => new Set(wordsOf(node).toLowerCase().split(/\s+/).filter(Boolean))
