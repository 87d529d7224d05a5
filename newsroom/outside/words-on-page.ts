import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { nodeSpecOf } from '#newsroom/articles/nodes.ts'

/**
 * The words of a text in pieces, in the order in which its page has them. A footnote stands as a number there, and its words are at the end of
 * the page: it parts the words of its block, and is not looked for.
 */
export function wordsOnPage({ content }: Pick<ArticleDocument, 'content'>): string[] {
  const pieces: string[] = []
  const walk = ({ content: inner = [] }: Pick<DocumentNode, 'content'>): void => {
    let isOpen = false
    for (const node of inner) {
      if (node.text === undefined) {
        isOpen = false
        if (!nodeSpecOf(node.type).inline) walk(node)
      } else if (isOpen) pieces.push(`${pieces.pop()}${node.text}`)
      else {
        pieces.push(node.text)
        isOpen = true
      }
    }
  }
  walk({ content })
  return pieces
}
