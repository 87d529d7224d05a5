import { Mark } from '@tiptap/core'
import { markSpec } from '../tiptap-spec.ts'

/** On the paragraphs of a cell: how its column is aligned. What one sees of it is drawn for the whole column (align-columns.ts). */
export const Aligned = Mark.create({
  ...markSpec('aligned', {
    to: {
      parseHTML: (element) => element.getAttribute('data-aligned') ?? undefined,
      renderHTML: ({ to }) => ({ 'data-aligned': to }),
    },
  }),
  // Our HTML of feeds and of the clipboard has it on the paragraph, which is then read as a paragraph.
  parseHTML: () => [{ tag: 'div[data-aligned]' }, { tag: 'p[data-aligned]', consuming: false }],
  renderHTML: ({ HTMLAttributes }) => ['div', HTMLAttributes, 0],
})
