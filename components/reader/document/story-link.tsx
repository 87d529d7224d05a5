import type { ReactNode } from 'react'
import type { DocumentMark } from '#lib/document-types.ts'
import { isSafeHref } from '#newsroom/articles/nodes.ts'

/** A link of the text. One that leads away tells the other site nothing of us but our name, and gets no hold on our page. */
export function StoryLink({ mark, children }: { mark: DocumentMark; children: ReactNode }) {
  const href = mark.attrs?.href
  if (!isSafeHref(href)) return children
  return (
    <a href={href} rel={href.startsWith('/') ? undefined : 'noopener'}>
      {children}
    </a>
  )
}
