import type { Twin } from '#lib/alternates.ts'
import { authorPath, feedPath, newsPath, topicPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { listStories } from '#newsroom/articles/document.ts'
import type { FrontPage } from '#newsroom/paper/front-page.ts'
import type { Masthead } from '#newsroom/paper/masthead.ts'
import type { MoreOnTopic } from '#newsroom/paper/more-on-topic.ts'
import type { PublishedArticle } from '#newsroom/paper/published-by-slug.ts'
import { Article } from './article.tsx'
import type { Edition } from './edition.ts'
import { cutForLinks, pictureInstead } from './link-picture.ts'
import { LiveStory } from './live.tsx'
import { PageHead } from './page-head.tsx'
import { everywhere } from './page-tags.ts'
import { Paper } from './paper.tsx'
import { Picture } from './picture.tsx'
import { StoryList } from './story-list.tsx'
import { StoryData } from './structured-data.tsx'
import { shortDay } from './times.ts'
import { Tints } from './tints.tsx'

type ArticlePageProps = {
  edition: Edition
  masthead: Masthead
  article: PublishedArticle
  more: MoreOnTopic | null
  feed: FrontPage
  /** The style of what the text has beside words; empty when it has nothing else. */
  textSheet: string
}

/** A story, then others on its topic, then the latest stories. */
export function ArticlePage({ edition, masthead, article, more, feed, textSheet }: ArticlePageProps) {
  const { language, words } = edition
  const twins = article.twins.map((twin) => ({ language: twin.language, path: newsPath(twin.language, twin.slug) }))
  return (
    <Paper edition={edition} masthead={masthead} section={article.section.slug} twins={twins} path={newsPath(language, article.slug)}>
      <Head edition={edition} masthead={masthead} article={article} twins={twins} />
      {textSheet && (
        <style href="text" precedence="page">
          {textSheet}
        </style>
      )}
      <StoryData article={article} masthead={masthead} />
      <LiveStory edition={edition} articleId={article.articleId} />
      <Tints pictures={[article.hero, ...article.pictures]} />
      <Article edition={edition} article={article} />
      {more && <MoreOn edition={edition} more={more} />}
      <aside className="extra latest" aria-labelledby="latest">
        <h2 id="latest">{words('feed')}</h2>
        <StoryList edition={edition} stories={feed.stories} next={feed.next && `${feedPath(language)}?after=${feed.next}`} />
      </aside>
    </Paper>
  )
}

type HeadProps = { edition: Edition; masthead: Masthead; article: PublishedArticle; twins: readonly Twin[] }

function Head({ edition: { language }, masthead, article, twins }: HeadProps) {
  const site = localize(masthead.name, language)
  return (
    <PageHead
      title={article.headline}
      site={site}
      tabTitle={`${article.seoTitle || article.headline} — ${site}`}
      description={article.seoDescription || article.dek}
      path={newsPath(language, article.slug)}
      twins={twins}
      language={language}
      story={{
        publishedAt: article.firstPublishedAt,
        updatedAt: article.updatedAt,
        section: localize(article.section.name, language),
        authors: article.authors.map(({ slug }) => authorPath(language, slug)),
        topics: article.topics.map(({ name }) => localize(name, language)),
      }}
      image={(article.hero && cutForLinks(article.hero)) ?? pictureInstead(article, masthead.house)}
      tags={[
        tags.article(article.articleId),
        tags.feed('main', language),
        ...everywhere(masthead, language),
        // Also of cards that are not public now, which appear here later.
        ...listStories(article.body).map(tags.article),
        // For their names, and for the other stories on them.
        ...article.topics.map((topic) => tags.topic(topic.id)),
        ...article.authors.map((author) => tags.author(author.id)),
        ...article.pictures.map((picture) => tags.media(picture.mediaId)),
      ]}
    />
  )
}

function MoreOn({ edition, more: { topic, stories } }: { edition: Edition; more: MoreOnTopic }) {
  const { language, words } = edition
  const name = localize(topic.name, language)
  return (
    <aside className="extra more-on" aria-labelledby="more-on">
      <h2 id="more-on">
        <a href={topicPath(language, topic.slug)}>{words('moreOn', { topic: name })}</a>
      </h2>
      <ul>
        {stories.map((story) => (
          <li key={story.articleId} data-story={story.articleId}>
            {story.hero && <Picture picture={story.hero} alt="" shape="4x3" sizes="(min-width: 46rem) 18rem, 7rem" widest={480} />}
            <h3>
              <a href={newsPath(story.language, story.slug)}>{story.headline}</a>
            </h3>
            <time dateTime={story.firstPublishedAt.toISOString()}>{shortDay(story.firstPublishedAt, language, edition.zone)}</time>
          </li>
        ))}
      </ul>
    </aside>
  )
}
