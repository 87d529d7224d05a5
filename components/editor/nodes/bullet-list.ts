import { BulletList as Base } from '@tiptap/extension-list'
import { nodePart } from './tiptap-spec.ts'

/** `- ` or `* `, Ctrl+Shift+8. */
export const BulletList = Base.extend(nodePart('bulletList'))
