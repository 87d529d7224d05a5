import type { DocumentNode } from '#lib/document-types.ts'
import { languageFacts } from '#lib/languages.ts'
import { newsPath } from '#lib/paths.ts'
import { Picture } from '../picture.tsx'
import type { Surroundings } from './context.ts'

/** A card in the text that links to another story; nothing when that story is not live. */
export function RelatedStory({ node, around }: { node: DocumentNode; around: Surroundings }) {
  const story = around.related.find(({ articleId }) => articleId === node.attrs?.articleId)
  if (!story) return null
  const { language } = story
  // Words of another language say so, and run in its direction.
  const own = language === around.edition.language ? {} : { lang: language, dir: languageFacts[language].direction }
  // With its headline: a text may have several cards, and each landmark needs a name of its own.
  const label = `${around.edition.words('related')}: ${story.headline}`
  return (
    <aside className="related" data-story={story.articleId} aria-label={label}>
      <div>
        <p className="label">{around.edition.words('related')}</p>
        <p className="headline" {...own}>
          <a href={newsPath(story.language, story.slug)}>{story.headline}</a>
        </p>
        {story.dek && <p {...own}>{story.dek}</p>}
      </div>
      {story.hero && <Picture picture={story.hero} alt="" shape="4x3" sizes="7rem" widest={320} />}
    </aside>
  )
}
