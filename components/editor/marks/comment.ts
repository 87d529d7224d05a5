import { Mark } from '@tiptap/core'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** Kept for later: nothing makes it yet, and a text that has it does not lose it. */
export const Comment = Mark.create({
  ...markSpec('comment', {
    id: {
      parseHTML: (element) => element.getAttribute('data-comment') ?? undefined,
      renderHTML: ({ id }) => ({ 'data-comment': id }),
    },
  }),
  inclusive: false,
  parseHTML: () => [{ tag: 'span[data-comment]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})
