import { Italic as Base } from '@tiptap/extension-italic'
import { markPart } from '../nodes/tiptap-spec.ts'

/** `*italic*`, Ctrl+I. */
export const Italic = Base.extend(markPart('italic'))
