import type { Node } from '@tiptap/pm/model'
import type { DocumentNode } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { countWords } from '#newsroom/articles/plain-text.ts'
import { hasSuggestions, settleDoc } from '#newsroom/articles/settle-suggestions.ts'

const counted = new WeakMap<Node, number>()

/**
 * The number of words of a story's text, without headline, dek and open suggestions, as newsroom/articles/plain-text.ts counts them. Only
 * blocks that have changed are counted again.
 */
export function wordsOf(doc: Node, language: Language): number {
  let words = 0
  const text = hasSuggestions(doc) ? settleDoc(doc, 'reject') : doc
  text.forEach((block, _, place) => {
    if (place < 2) return
    let count = counted.get(block)
    if (count === undefined) {
      count = countWords({ type: 'doc', content: [block.toJSON() as DocumentNode] }, language) // ProseMirror's toJSON has this shape
      counted.set(block, count)
    }
    words += count
  })
  return words
}
