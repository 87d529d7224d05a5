import { Mark } from '@tiptap/core'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** Reserved: no command creates it yet, but a document that has it keeps it. */
export const Insertion = Mark.create({
  ...markSpec('insertion', {
    id: {
      parseHTML: (element) => element.getAttribute('data-insertion') ?? undefined,
      renderHTML: ({ id }) => ({ 'data-insertion': id }),
    },
  }),
  inclusive: false,
  parseHTML: () => [{ tag: 'ins[data-insertion]' }],
  renderHTML: ({ HTMLAttributes }) => ['ins', HTMLAttributes, 0],
})
