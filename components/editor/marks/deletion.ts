import { Mark } from '@tiptap/core'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** A suggestion; components/editor/suggestions makes them. */
export const Deletion = Mark.create({
  ...markSpec('deletion', {
    id: {
      parseHTML: (element) => element.getAttribute('data-deletion') ?? undefined,
      renderHTML: ({ id }) => ({ 'data-deletion': id }),
    },
  }),
  parseHTML: () => [{ tag: 'del[data-deletion]' }],
  renderHTML: ({ HTMLAttributes }) => ['del', HTMLAttributes, 0],
})
