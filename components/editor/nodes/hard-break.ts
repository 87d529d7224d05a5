import { HardBreak as Base } from '@tiptap/extension-hard-break'
import { nodePart } from './tiptap-spec.ts'

/** Shift+Enter. */
export const HardBreak = Base.extend(nodePart('hardBreak'))
