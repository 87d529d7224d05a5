import { Mark } from '@tiptap/core'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** A suggestion; components/editor/suggestions makes them. */
export const Insertion = Mark.create({
  ...markSpec('insertion', {
    id: {
      parseHTML: (element) => element.getAttribute('data-insertion') ?? undefined,
      renderHTML: ({ id }) => ({ 'data-insertion': id }),
    },
  }),
  parseHTML: () => [{ tag: 'ins[data-insertion]' }],
  renderHTML: ({ HTMLAttributes }) => ['ins', HTMLAttributes, 0],
})
