import { Blockquote as Base } from '@tiptap/extension-blockquote'
import { nodeSpec } from './tiptap-spec.ts'

/** `> `, Ctrl+Shift+B. */
export const Blockquote = Base.extend(nodeSpec('blockquote'))
