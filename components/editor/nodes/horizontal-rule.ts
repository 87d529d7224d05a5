import { HorizontalRule as Base } from '@tiptap/extension-horizontal-rule'
import { nodePart } from './tiptap-spec.ts'

/** `---`. */
export const HorizontalRule = Base.extend(nodePart('horizontalRule'))
