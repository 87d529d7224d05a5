import type { Node } from '@tiptap/pm/model'

/** A document, and the state of its draft's row that it was written in (`stampOf` in newest-story.ts). */
type Known = { stamp: string; story: Node }

/**
 * The documents of stories in which somebody has written lately, so that a save need not read, check and write anew what it does not change.
 * They have a bound, in positions: seven stories of 10,000 words, or seventy of 1,000, in 6 MB (twice that in
 * Cyrillic).
 */
export class KnownStories {
  readonly #most: number
  readonly #known = new Map<string, Known>()
  #size = 0

  constructor(most = 500_000) {
    this.#most = most
  }

  /** What is known of a story: the row may be newer. */
  of = (articleId: string): Known | null => this.#known.get(articleId) ?? null

  /** The story that was written in longest ago goes first. */
  remember(articleId: string, known: Known): void {
    this.#forget(articleId)
    if (known.story.content.size > this.#most) return
    this.#known.set(articleId, known)
    this.#size += known.story.content.size
    for (const oldest of this.#known.keys()) {
      if (this.#size <= this.#most) return
      this.#forget(oldest)
    }
  }

  #forget(articleId: string): void {
    this.#size -= this.#known.get(articleId)?.story.content.size ?? 0
    this.#known.delete(articleId)
  }
}
