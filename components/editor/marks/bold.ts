import { Bold as Base } from '@tiptap/extension-bold'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** `**bold**`, Ctrl+B. */
export const Bold = Base.extend(markSpec('bold'))
