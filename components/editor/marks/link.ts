import { Link as Base } from '@tiptap/extension-link'
import { isLinkHref } from '#newsroom/articles/nodes.ts'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** Ctrl+K. A typed URL becomes a link. A pasted link with an unsafe URL is dropped. */
export const Link = Base.extend({
  ...markSpec('link'),
  // As in the document schema: bold, italic, link. The order of marks is part of a document.
  priority: 100,
  inclusive: false,
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: 'https',
  // Identifies our own links when they are pasted: adjacent links of ours are kept apart.
  HTMLAttributes: { target: null, rel: null, class: null, 'data-story-link': '' },
  isAllowedUri: (href) => isLinkHref(href),
})
