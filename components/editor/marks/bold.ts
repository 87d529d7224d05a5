import { Bold as Base } from '@tiptap/extension-bold'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** Markdown `**bold**`, Ctrl+B. */
export const Bold = Base.extend(markSpec('bold'))
