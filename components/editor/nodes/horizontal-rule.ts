import { HorizontalRule as Base } from '@tiptap/extension-horizontal-rule'
import { nodeSpec } from './tiptap-spec.ts'

/** `---`. */
export const HorizontalRule = Base.extend(nodeSpec('horizontalRule'))
