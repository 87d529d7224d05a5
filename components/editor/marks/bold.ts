import { Bold as Base } from '@tiptap/extension-bold'
import { markPart } from '../nodes/tiptap-spec.ts'

/** `**bold**`, Ctrl+B. */
export const Bold = Base.extend(markPart('bold'))
