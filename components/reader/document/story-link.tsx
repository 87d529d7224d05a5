import type { ReactNode } from 'react'
import type { DocumentMark } from '#lib/document-types.ts'
import { isSafeHref } from '#newsroom/articles/nodes.ts'

/** A link in the text. External links get rel=noopener; the referrer policy sends only our origin. */
export function StoryLink({ mark, children }: { mark: DocumentMark; children: ReactNode }) {
  const href = mark.attrs?.href
  if (!isSafeHref(href)) return children
  return (
    <a href={href} rel={href.startsWith('/') ? undefined : 'noopener'}>
      {children}
    </a>
  )
}
