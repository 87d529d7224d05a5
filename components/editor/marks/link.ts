import { Link as Base } from '@tiptap/extension-link'
import { isSafeHref } from '#newsroom/articles/nodes.ts'
import { markSpec } from '../nodes/tiptap-spec.ts'

/** Ctrl+K. An address that is typed becomes a link by itself; one that a page may not have is dropped when pasted. */
export const Link = Base.extend({
  ...markSpec('link'),
  // As in the one schema: bold, italic, link. The order of marks is part of a document.
  priority: 100,
  inclusive: false,
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: 'https',
  // Told from others' links when it is pasted again: ours that touch each other were written so.
  HTMLAttributes: { target: null, rel: null, class: null, 'data-story-link': '' },
  isAllowedUri: (href) => isSafeHref(href),
})
