import { Blockquote as Base } from '@tiptap/extension-blockquote'
import { nodePart } from '../from-part.ts'

/** `> `, Ctrl+Shift+B. */
export const Blockquote = Base.extend(nodePart('blockquote'))
