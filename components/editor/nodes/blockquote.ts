import { Blockquote as Base } from '@tiptap/extension-blockquote'
import { nodePart } from './tiptap-spec.ts'

/** `> `, Ctrl+Shift+B. */
export const Blockquote = Base.extend(nodePart('blockquote'))
