import { ListItem as Base } from '@tiptap/extension-list'
import { nodeSpec } from '#components/editor/nodes/tiptap-spec.ts'
import { liftItem } from './lift-item.ts'

/** Tab nests it, Shift+Tab moves it out. */
export const ListItem = Base.extend({
  ...nodeSpec('listItem'),
  // Tiptap's own, which its keys and lists call, forgets what is suggested about the list.
  addCommands: () => ({
    liftListItem:
      () =>
      ({ state, dispatch }) =>
        liftItem(state, dispatch),
  }),
})
