import type { FeedShape } from '#db/schema/feed.ts'
import { inOtherLanguages } from '#lib/alternates.ts'
import { feedPath } from '#lib/paths.ts'
import { firstLanguage, localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { FeedCard } from '#newsroom/paper/front-page.ts'
import type { Masthead } from '#newsroom/paper/masthead.ts'
import type { Edition } from './edition.ts'
import { fillShape } from './fill-shape.ts'
import { linkPictureOf } from './link-picture.ts'
import { LiveFeed } from './live.tsx'
import { PageHead } from './page-head.tsx'
import { everywhere } from './page-tags.ts'
import { Paper } from './paper.tsx'
import { StoryList } from './story-list.tsx'
import { ListData } from './structured-data.tsx'
import { Tints } from './tints.tsx'

type FrontPageProps = {
  edition: Edition
  masthead: Masthead
  stories: FeedCard[]
  next: string | null
  /** True for the first page of the feed. */
  isFirst: boolean
  /** How the top of the first page is laid out. */
  shape: FeedShape
  /** The style that only this page needs. */
  sheet: string
}

/** The front page: the feed. */
export function FrontPage({ edition, masthead, stories, next, isFirst, shape, sheet }: FrontPageProps) {
  const { language, words } = edition
  const twins = inOtherLanguages(language, feedPath)
  const name = localize(masthead.name, language)
  const tagline = localize(masthead.tagline, language)
  return (
    <Paper edition={edition} masthead={masthead} isFront twins={twins}>
      <PageHead
        title={name}
        site={name}
        tabTitle={tagline ? words('onPaper', { name, tagline }) : name}
        image={linkPictureOf(stories, masthead.house)}
        description={tagline}
        path={feedPath(language)}
        twins={twins}
        language={language}
        hidden={!isFirst}
        feeds={language === firstLanguage() ? '' : feedPath(language)}
        tags={[tags.feed('main', language), ...everywhere(masthead, language)]}
      />
      <style href="front" precedence="page">
        {sheet}
      </style>
      {isFirst && <ListData name={name} path={feedPath(language)} stories={stories} language={language} masthead={masthead} />}
      {isFirst && <LiveFeed edition={edition} />}
      {!isFirst && <Newest edition={edition} path={feedPath(language)} />}
      <h2 className="spoken">{words('feed')}</h2>
      {isFirst && <Tints pictures={[fillShape(stories, shape).lead?.hero ?? null]} />}
      <StoryList
        edition={edition}
        stories={stories}
        next={next && `${feedPath(language)}?after=${next}`}
        shape={isFirst ? shape : undefined}
      />
    </Paper>
  )
}

/** The link from a later page of a list to the first. */
export function Newest({ edition: { words }, path }: { edition: Edition; path: string }) {
  return (
    <p className="newest">
      <a href={path}>{words('newest')}</a>
    </p>
  )
}
