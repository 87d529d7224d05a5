import { Italic as Base } from '@tiptap/extension-italic'
import { markPart } from '../from-part.ts'

/** `*italic*`, Ctrl+I. */
export const Italic = Base.extend(markPart('italic'))
