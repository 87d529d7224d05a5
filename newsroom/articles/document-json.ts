import type { Node } from '@tiptap/pm/model'
import { rememberByNode } from './remember-by-node.ts'

/** The JSON of a block, written once. */
export const jsonOf = rememberByNode((block) => JSON.stringify(block.toJSON()))

/** The JSON of a document of these blocks. */
export const documentOf = (blocks: readonly string[]): string => `{"type":"doc","content":[${blocks.join()}]}`

/** The JSON of a document, as `toJSON` has it: of one that has changed, only what has changed is written anew. */
export const jsonOfDocument = (doc: Node): string => documentOf(doc.children.map(jsonOf))
