import { HardBreak as Base } from '@tiptap/extension-hard-break'
import { nodeSpec } from './tiptap-spec.ts'

/** A line break: Shift+Enter. */
export const HardBreak = Base.extend(nodeSpec('hardBreak'))
