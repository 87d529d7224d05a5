import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { selectedBlocks } from '#components/editor/blocks/selected-blocks.ts'
import { withoutMarks } from '#components/editor/suggestions/suggest.ts'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'

/** The selected blocks as a text of their own: as if its suggestions were accepted, and without comments. Null in the headline and the dek. */
export function takeBlocks(state: EditorState): ArticleDocument | null {
  const blocks = selectedBlocks(state)
  if (!blocks) return null
  const { content } = withoutMarks(new Slice(state.doc.slice(blocks.from, blocks.to).content, 0, 0))
  const taken: DocumentNode[] = []
  withoutComments(content).forEach((node) => {
    taken.push(JSON.parse(JSON.stringify(node.toJSON()))) // ProseMirror's attributes have no prototype
  })
  return taken.length > 0 ? { type: 'doc', content: taken } : null
}

function withoutComments(content: Fragment): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    const bare = node.mark(node.marks.filter(({ type }) => type.name !== 'comment'))
    nodes.push(bare.isLeaf ? bare : bare.copy(withoutComments(bare.content)))
  })
  return Fragment.from(nodes)
}
