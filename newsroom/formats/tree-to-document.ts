import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { ArticleDocument } from '#lib/document-types.ts'
import { readNode } from './html-elements.ts'
import { takeNotes } from './html-notes.ts'
import { blocksOf } from './html-page.ts'
import type { HtmlReading } from './html-reading.ts'

/** Converts HTML that was parsed by parse5 or by a browser to a document of our schema. */
export function treeToDocument(nodes: readonly Tree.ChildNode[], reading: HtmlReading): ArticleDocument {
  const page = { blocks: [], line: [], reading, read: readNode, lists: 0, isPreformatted: false, linkBefore: null, quotes: 0 }
  const content = blocksOf(takeNotes(nodes, reading.losses), [], page)
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}
