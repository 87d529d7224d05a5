import { Italic as Base } from '@tiptap/extension-italic'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** Markdown `*italic*`, Ctrl+I. */
export const Italic = Base.extend(markSpec('italic'))
