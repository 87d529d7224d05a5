import { HorizontalRule as Base } from '@tiptap/extension-horizontal-rule'
import { nodePart } from '../from-part.ts'

/** `---`. */
export const HorizontalRule = Base.extend(nodePart('horizontalRule'))
