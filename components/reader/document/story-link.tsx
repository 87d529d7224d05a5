import type { ReactNode } from 'react'
import type { DocumentMark } from '#lib/document-types.ts'
import { newsPath } from '#lib/paths.ts'
import { isSafeHref, linkedStory } from '#newsroom/articles/nodes.ts'
import type { Surroundings } from './context.ts'

/**
 * A link in the text. External links get rel=noopener; the referrer policy sends only our origin. One to a story of ours has its address of
 * today; of a story that is not live only the words are there.
 */
export function StoryLink({ mark, around, children }: { mark: DocumentMark; around: Surroundings; children: ReactNode }) {
  const id = linkedStory(mark.attrs?.href)
  const story = id ? around.related.find(({ articleId }) => articleId === id) : undefined
  const href = story ? newsPath(story.language, story.slug) : mark.attrs?.href
  if (!isSafeHref(href)) return children
  return (
    <a href={href} rel={href.startsWith('/') ? undefined : 'noopener'}>
      {children}
    </a>
  )
}
