import type { ReactNode } from 'react'
import type { DocumentNode } from '#lib/document-types.ts'
import { languageFacts } from '#lib/languages.ts'
import { newsPath } from '#lib/paths.ts'
import type { Surroundings } from './context.ts'

type ListProps = { node: DocumentNode; around: Surroundings; children: ReactNode }

/** A list of our stories; nothing when none of them is live. */
export function ReadAlso({ node, around, children }: ListProps) {
  if (!node.content?.some((story) => storyOf(story, around))) return null
  return (
    <aside className="read-also" aria-label={around.edition.words('related')}>
      <p className="label">{around.edition.words('related')}</p>
      <ul>{children}</ul>
    </aside>
  )
}

/** A line of the list; nothing when the story is not live. */
export function ListedStory({ node, around }: { node: DocumentNode; around: Surroundings }) {
  const story = storyOf(node, around)
  if (!story) return null
  const own = story.language === around.edition.language ? {} : { lang: story.language, dir: languageFacts[story.language].direction }
  return (
    <li data-story={story.articleId} {...own}>
      <a href={newsPath(story.language, story.slug)}>{story.headline}</a>
    </li>
  )
}

const storyOf = (node: DocumentNode, { related }: Surroundings) => related.find(({ articleId }) => articleId === node.attrs?.articleId)
