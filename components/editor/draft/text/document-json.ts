import type { Node } from '@tiptap/pm/model'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { cleanNode } from '#newsroom/articles/clean-document.ts'

const written = new WeakMap<Node, DocumentNode>()

/** The JSON of a text, cleaned as the server keeps it. Nodes never change, so a block that was not touched since is not written again. */
export function documentJson(doc: Node): ArticleDocument {
  const content: DocumentNode[] = []
  doc.forEach((block) => {
    let json = written.get(block)
    if (!json) {
      // ProseMirror's attributes have no prototype, and React sends no such object to an action: plain ones are made.
      json = cleanNode(JSON.parse(JSON.stringify(block.toJSON())) as DocumentNode) // ProseMirror's toJSON has this shape
      written.set(block, json)
    }
    content.push(json)
  })
  return { type: 'doc', content }
}
