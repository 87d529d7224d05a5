import type { Node } from '@tiptap/pm/model'
import type { DocumentNode } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { countWords } from '#newsroom/articles/plain-text.ts'
import { settleDoc } from '#newsroom/articles/settle-suggestions.ts'

/** By the first block of a group, with the blocks that it was counted with. */
const counted = new WeakMap<Node, { group: readonly Node[]; words: number }>()

/**
 * The number of words of a story's text, without headline, dek and open suggestions, as newsroom/articles/plain-text.ts counts them. Only
 * what has changed is counted again: a block, with those below it that a suggestion may join to it.
 */
export function wordsOf(doc: Node, language: Language): number {
  return groupsOf(doc).reduce((sum, group) => sum + wordsIn(doc, group, language), 0)
}

/** A suggestion on a block is about the break before it, so that such a block is counted together with the one above. */
function groupsOf(doc: Node): Node[][] {
  const groups: Node[][] = []
  doc.forEach((block, _, place) => {
    if (place < 2) return
    const last = groups.at(-1)
    if (last && block.marks.length > 0) last.push(block)
    else groups.push([block])
  })
  return groups
}

function wordsIn(doc: Node, group: readonly Node[], language: Language): number {
  const [first] = group
  if (!first) return 0
  const known = counted.get(first)
  if (known?.group.length === group.length && known.group.every((block, at) => block === group[at])) return known.words
  const settled = settleDoc(doc.type.create(null, [doc.child(0).cut(0, 0), doc.child(1).cut(0, 0), ...group]), 'reject')
  const content: DocumentNode[] = []
  settled.forEach((block, _, place) => {
    if (place > 1) content.push(block.toJSON() as DocumentNode) // ProseMirror's toJSON has this shape
  })
  const words = countWords({ type: 'doc', content }, language)
  counted.set(first, { group, words })
  return words
}
