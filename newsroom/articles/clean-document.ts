import { cleanRun, cleanText } from '#lib/clean-text.ts'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { nodeSpecOf } from './nodes.ts'

/** A document with all texts cleaned (lib/clean-text.ts), including those of pictures. Idempotent. */
export const cleanDocument = (document: ArticleDocument): ArticleDocument => ({
  type: 'doc',
  content: document.content.map(cleanNode),
})

/** One cleaned node. Empty text nodes are removed, and adjacent ones with the same marks are joined, as in ProseMirror. */
export function cleanNode(node: DocumentNode): DocumentNode {
  if (node.text !== undefined) return { ...node, text: cleanRun(node.text) }
  const { content, attrs, ...rest } = node
  const kept = joinTexts((content ?? []).map(cleanNode))
  return { ...rest, ...(attrs && { attrs: cleanAttributes(node.type, attrs) }), ...(kept.length > 0 && { content: kept }) }
}

const cleanAttributes = (type: string, attrs: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(attrs).map(([name, value]) => [
      name,
      nodeSpecOf(type).attrs?.[name]?.isText && typeof value === 'string' ? cleanText(value) : value,
    ]),
  )

function joinTexts(nodes: DocumentNode[]): DocumentNode[] {
  const kept: DocumentNode[] = []
  for (const node of nodes) {
    const last = kept.at(-1)
    if (node.text === '') continue
    if (node.text && last?.text && JSON.stringify(node.marks ?? []) === JSON.stringify(last.marks ?? []))
      kept[kept.length - 1] = { ...last, text: cleanRun(last.text + node.text) }
    else kept.push(node)
  }
  return kept
}
