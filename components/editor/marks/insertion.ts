import { Mark } from '@tiptap/core'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** Kept for later: nothing makes it yet, and a text that has it does not lose it. */
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
