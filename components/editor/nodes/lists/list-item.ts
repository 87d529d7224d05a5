import { ListItem as Base } from '@tiptap/extension-list'
import { nodeSpec } from '#components/editor/nodes/tiptap-spec.ts'

/** Tab nests it, Shift+Tab moves it out. */
export const ListItem = Base.extend(nodeSpec('listItem'))
