import { Mark } from '@tiptap/core'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** Reserved: no command creates it yet, but a document that has it keeps it. */
export const Modification = Mark.create({
  ...markSpec('modification', {
    id: {
      parseHTML: (element) => element.getAttribute('data-modification') ?? undefined,
      renderHTML: ({ id }) => ({ 'data-modification': id }),
    },
  }),
  inclusive: false,
  parseHTML: () => [{ tag: 'span[data-modification]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})
