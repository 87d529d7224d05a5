import { BulletList as Base } from '@tiptap/extension-list'
import { nodeSpec } from '#components/editor/nodes/tiptap-spec.ts'

/** `- ` or `* `, Ctrl+Shift+8. */
export const BulletList = Base.extend(nodeSpec('bulletList'))
