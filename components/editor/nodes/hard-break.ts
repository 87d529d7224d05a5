import { HardBreak as Base } from '@tiptap/extension-hard-break'
import { nodeSpec } from './tiptap-spec.ts'

/** Shift+Enter. */
export const HardBreak = Base.extend(nodeSpec('hardBreak'))
