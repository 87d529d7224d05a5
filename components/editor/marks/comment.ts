import { Mark } from '@tiptap/core'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** Reserved: no command creates it yet, but a document that has it keeps it. */
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
