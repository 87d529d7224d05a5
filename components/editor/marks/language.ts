import { Mark } from '@tiptap/core'
import { isLanguageCode } from '#newsroom/articles/nodes.ts'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** Words of another language than the story's: read out, hyphenated and spelled as that one. Set in a panel (panels/words-panel.tsx). */
export const Language = Mark.create({
  ...markSpec('language', {
    code: {
      parseHTML: (element) => element.getAttribute('lang') ?? undefined,
      renderHTML: ({ code }) => ({ lang: code, dir: 'auto' }),
    },
  }),
  parseHTML: () => [{ tag: 'span[lang]', getAttrs: (span) => (isLanguageCode(span.getAttribute('lang')) ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['span', { ...HTMLAttributes, class: 'story-language' }, 0],
})
