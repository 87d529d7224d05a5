import { ListItem as Base } from '@tiptap/extension-list'
import { nodeSpec } from '#components/editor/nodes/tiptap-spec.ts'

/** Tab puts it deeper, Shift+Tab back. */
export const ListItem = Base.extend(nodeSpec('listItem'))
