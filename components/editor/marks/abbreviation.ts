import { Mark } from '@tiptap/core'
import { isAbbreviated } from '#newsroom/articles/nodes.ts'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** An abbreviation with what it stands for. Set in a panel (panels/words-panel.tsx). */
export const Abbreviation = Mark.create({
  ...markSpec('abbreviation', {
    title: { parseHTML: (element) => element.getAttribute('title') ?? undefined },
  }),
  parseHTML: () => [{ tag: 'abbr[title]', getAttrs: (abbr) => (isAbbreviated(abbr.getAttribute('title')) ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['abbr', HTMLAttributes, 0],
})
