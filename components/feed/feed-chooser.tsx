import { useRouter } from 'next/navigation'
import { memo } from 'react'
import { Link } from '#components/ui/link.tsx'
import { Select } from '#components/ui/select.tsx'
import { draftOf, isDraftName, liveNameOf, mainFeed, sectionFeed, sectionOfFeed } from '#lib/feed-names.ts'
import { languageFacts } from '#lib/languages.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { useWords } from '#words'
import { type FeedChoice, type FeedName, feedDeskPath } from './actions.ts'

type Props = { feed: FeedName; sections: readonly FeedChoice[]; hasDraft: boolean }

/**
 * Which feed is on the screen: the main one or a section's, in which language, and whether it is the readers' order or its draft. No move of
 * a story changes it.
 */
export const FeedChooser = memo(({ feed, sections, hasDraft }: Props) => {
  const say = useWords()
  const router = useRouter()
  const live = liveNameOf(feed.name)
  const languages = publishedLanguages()
  const choices = [
    ...sections.map(({ section, name }) =>
      section === null ? { id: mainFeed, name: say('feed.main') } : { id: sectionFeed(section), name },
    ),
  ]
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Select
        label={say('feed.which')}
        labelHidden
        choices={choices}
        selectedKey={live}
        onSelectionChange={(name) => name !== null && router.push(feedDeskPath({ ...feed, name: String(name) }))}
        className="w-44 max-w-full"
      />
      {languages.length > 1 && (
        <nav aria-label={say('feed.languages')} className="flex gap-3">
          {languages.map((language) => (
            <Link
              key={language}
              href={feedDeskPath({ name: live, language })}
              lang={language}
              aria-current={language === feed.language ? 'page' : undefined}
              className={tab}
            >
              {languageFacts[language].name}
            </Link>
          ))}
        </nav>
      )}
      {hasDraft && (
        <nav aria-label={say('feed.orders')} className="flex gap-3">
          <Link href={feedDeskPath({ ...feed, name: live })} aria-current={isDraftName(feed.name) ? undefined : 'page'} className={tab}>
            {say('feed.liveOrder')}
          </Link>
          <Link
            href={feedDeskPath({ ...feed, name: draftOf(live) })}
            aria-current={isDraftName(feed.name) ? 'page' : undefined}
            className={tab}
          >
            {say('feed.draftOrder')}
          </Link>
        </nav>
      )}
    </div>
  )
})

const tab =
  'inline-flex h-8 items-center pointer-coarse:h-11 text-ink-soft hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink'

/** Only the front page of a language has shapes. */
export const hasShape = ({ name }: FeedName): boolean => sectionOfFeed(liveNameOf(name)) === null
