import { sectionFeed } from '#lib/feed-names.ts'
import type { Localized } from '#lib/languages.ts'
import { sectionPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Masthead } from '#newsroom/paper/masthead.ts'
import type { Page } from '#newsroom/paper/newest-first.ts'
import type { Edition } from './edition.ts'
import { ListPage } from './list-page.tsx'
import { Opening } from './opening.tsx'

type SectionPageProps = {
  edition: Edition
  masthead: Masthead
  section: { id: string; slug: string; name: Localized; description: Localized | null }
  page: Page
  isFirst: boolean
  /** The style that only such pages need. */
  sheet: string
}

/** A section: the stories that editors ordered by hand, then the others, newest first. */
export function SectionPage({ edition, masthead, section, page, isFirst, sheet }: SectionPageProps) {
  const { language, words } = edition
  const { id, slug } = section
  const name = localize(section.name, language)
  const description = section.description ? localize(section.description, language) : ''
  return (
    <ListPage
      edition={edition}
      masthead={masthead}
      name={name}
      description={description}
      pathIn={(other) => sectionPath(other, slug)}
      ownTags={[tags.section(id), tags.feed(sectionFeed(slug), language)]}
      page={page}
      isFirst={isFirst}
      sheet={sheet}
      section={slug}
    >
      <Opening label={words('section')} name={name} description={description} />
    </ListPage>
  )
}
