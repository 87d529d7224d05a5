import { Fragment, type Node } from '@tiptap/pm/model'
import { settleDoc } from './settle-suggestions.ts'

/** Headline and dek. */
const lines = 2

/** How much of the text is looked at for one batch, in positions: about a second. The story is locked meanwhile. */
const mostLookedAt = 6_000_000

/**
 * Tells changes that are suggestions of one person and nothing else: without their suggestions the text is the same before and after.
 * `isOwn` knows theirs by the ids.
 */
export class SuggestsOnly {
  readonly #isOwn: (id: string) => boolean
  #lookedAt = 0

  constructor(isOwn: (id: string) => boolean) {
    this.#isOwn = isOwn
  }

  /** Whether there was more to look at than one batch may cost. From then on everything counts as another change. */
  get isTooMuch(): boolean {
    return this.#lookedAt > mostLookedAt
  }

  isSuggestion = (before: Node, after: Node): boolean => {
    const [was, is] = aroundChange(before, after)
    this.#lookedAt += was.content.size + is.content.size
    if (this.isTooMuch) return false
    const chosen = { isChosen: this.#isOwn }
    return settleDoc(was, 'reject', chosen).eq(settleDoc(is, 'reject', chosen))
  }
}

/**
 * Both documents without the equal blocks at the beginning and the end, but with the next one on each side that no suggestion joins with
 * another: what is beyond it is settled the same way in both.
 */
function aroundChange(one: Node, other: Node): [Node, Node] {
  const shortest = Math.min(one.childCount, other.childCount)
  let start = lines
  while (start < shortest && one.child(start).eq(other.child(start))) start += 1
  let end = 0
  while (end < shortest - start && one.child(one.childCount - 1 - end).eq(other.child(other.childCount - 1 - end))) end += 1
  for (let isJoined = true; isJoined && start > lines; ) {
    start -= 1
    isJoined = one.child(start).marks.length > 0
  }
  for (let isJoined = true; isJoined && end > 0; ) {
    end -= 1
    isJoined = one.child(one.childCount - 1 - end).marks.length > 0
  }
  return [cut(one, start, end), cut(other, start, end)]
}

function cut(doc: Node, start: number, end: number): Node {
  const kept: Node[] = []
  doc.forEach((block, _, place) => {
    if (place < lines || (place >= start && place < doc.childCount - end)) kept.push(block)
  })
  return doc.copy(Fragment.from(kept))
}
