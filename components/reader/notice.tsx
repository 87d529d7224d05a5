import { feedPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { FrontPage } from '#newsroom/paper/front-page.ts'
import type { Masthead } from '#newsroom/paper/masthead.ts'
import type { Edition } from './edition.ts'
import { PageHead } from './page-head.tsx'
import { everywhere } from './page-tags.ts'
import { Paper } from './paper.tsx'
import { StoryList } from './story-list.tsx'

type NoticeProps = {
  edition: Edition
  masthead: Masthead
  code: number
  title: string
  text: string
  /** The latest stories, for readers who did not find a page. */
  feed?: FrontPage
  /** The style that only such pages need. */
  sheet: string
}

/** A page that explains an error (404, 410, 503). */
export function Notice({ edition, masthead, code, title, text, feed, sheet }: NoticeProps) {
  const { language, words } = edition
  return (
    <Paper edition={edition} masthead={masthead}>
      <PageHead
        title={title}
        site={localize(masthead.name, language)}
        tabTitle={title}
        description=""
        path={null}
        language={language}
        hidden
        tags={[tags.feed('main', language), ...everywhere(masthead, language)]}
      />
      <style href="list" precedence="page">
        {sheet}
      </style>
      <div className="notice">
        <p className="label">{code}</p>
        <h1>{title}</h1>
        <p className="dek">{text}</p>
        <p>
          <a href={feedPath(language)}>{words('toFeed')}</a>
        </p>
      </div>
      {feed && (
        <section className="latest" aria-labelledby="latest">
          <h2 id="latest">{words('feed')}</h2>
          <StoryList edition={edition} stories={feed.stories} next={null} />
        </section>
      )}
    </Paper>
  )
}
