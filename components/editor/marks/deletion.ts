import { Mark } from '@tiptap/core'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** Reserved: no command creates it yet, but a document that has it keeps it. */
export const Deletion = Mark.create({
  ...markSpec('deletion', {
    id: {
      parseHTML: (element) => element.getAttribute('data-deletion') ?? undefined,
      renderHTML: ({ id }) => ({ 'data-deletion': id }),
    },
  }),
  inclusive: false,
  parseHTML: () => [{ tag: 'del[data-deletion]' }],
  renderHTML: ({ HTMLAttributes }) => ['del', HTMLAttributes, 0],
})
