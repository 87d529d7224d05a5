import type { Node } from '@tiptap/pm/model'

/** A document, and the state of its draft's row that it was written in (`stampOf` in newest-story.ts). */
export type Known = { stamp: string; story: Node }

/** What a document without a word weighs, in characters. */
const least = 2_000

/**
 * The documents of stories in which somebody has written lately, so that a save need not read, check and write anew what it does not change.
 * They have a bound, in characters of their JSON, which has the words of pictures and transcripts too: ten stories of 10,000 words with
 * suggestions.
 */
export class KnownStories {
  readonly #most: number
  readonly #known = new Map<string, Known & { size: number }>()
  #size = 0

  constructor(most = 3_000_000) {
    this.#most = most
  }

  /** What is known of a story: the row may be newer. */
  of = (articleId: string): Known | null => this.#known.get(articleId) ?? null

  /** `length`: of its JSON. The story that was written in longest ago goes first. */
  remember(articleId: string, known: Known, length: number): void {
    this.#forget(articleId)
    const size = least + length
    if (size > this.#most) return
    this.#known.set(articleId, { ...known, size })
    this.#size += size
    for (const oldest of this.#known.keys()) {
      if (this.#size <= this.#most) return
      this.#forget(oldest)
    }
  }

  #forget(articleId: string): void {
    this.#size -= this.#known.get(articleId)?.size ?? 0
    this.#known.delete(articleId)
  }
}
