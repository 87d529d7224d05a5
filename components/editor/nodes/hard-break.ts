import { HardBreak as Base } from '@tiptap/extension-hard-break'
import { nodePart } from '../from-part.ts'

/** Shift+Enter. */
export const HardBreak = Base.extend(nodePart('hardBreak'))
