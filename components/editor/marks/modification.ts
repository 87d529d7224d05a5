import { Mark } from '@tiptap/core'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** A suggestion to change formats, the kind of a block or its attributes; components/editor/suggestions makes them. */
export const Modification = Mark.create({
  ...markSpec('modification', {
    id: {
      parseHTML: (element) => element.getAttribute('data-modification') ?? undefined,
      renderHTML: ({ id }) => ({ 'data-modification': id }),
    },
    before: { rendered: false, parseHTML: () => null },
  }),
  parseHTML: () => [{ tag: 'span[data-modification]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})
