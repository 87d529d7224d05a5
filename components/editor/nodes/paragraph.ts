import { Paragraph as Base } from '@tiptap/extension-paragraph'
import { nodeSpec } from './tiptap-spec.ts'

/** Ctrl+Alt+0. */
export const Paragraph = Base.extend(nodeSpec('paragraph'))
