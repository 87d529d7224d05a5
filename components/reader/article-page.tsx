import type { ArticleDocument } from '#lib/document-types.ts'
import { localized } from '#lib/languages.ts'
import { feedPath, mediaCutPath, newsPath } from '#lib/paths.ts'
import { tags } from '#lib/tags.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import type { PublishedArticle } from '#newsroom/articles/published-by-slug.ts'
import type { FrontPage } from '#newsroom/feed/front-page.ts'
import type { Masthead } from '#newsroom/taxonomy/masthead.ts'
import { Article } from './article.tsx'
import type { Edition } from './edition.ts'
import { LiveStory } from './live.tsx'
import { PageHead } from './page-head.tsx'
import { Paper } from './paper.tsx'
import { StoryList } from './story-list.tsx'
import { StoryData } from './structured-data.tsx'
import { Tints } from './tints.tsx'

type ArticlePageProps = { edition: Edition; masthead: Masthead; article: PublishedArticle; feed: FrontPage }

/** A story, and under it the News Feed again. */
export function ArticlePage({ edition, masthead, article, feed }: ArticlePageProps) {
  const { language, words } = edition
  const twins = article.twins.map((twin) => ({ language: twin.language, path: newsPath(twin.language, twin.slug) }))
  const title = article.seoTitle || article.headline
  return (
    <Paper edition={edition} masthead={masthead} section={article.section.slug} twins={twins}>
      <PageHead
        title={`${title} — ${localized(masthead.name, language)}`}
        description={article.seoDescription || article.dek}
        path={newsPath(language, article.slug)}
        twins={twins}
        language={language}
        kind="article"
        image={linkPicture(article)}
        tags={[
          tags.article(article.articleId),
          tags.feed('main', language),
          tags.newsroom(),
          // Also those that readers cannot see now: their cards appear here when they can.
          ...relatedIn(article.body).map(tags.article),
          ...article.authors.map((author) => tags.author(author.id)),
          ...article.pictures.map((picture) => tags.media(picture.mediaId)),
        ]}
      />
      <StoryData article={article} masthead={masthead} />
      <LiveStory edition={edition} articleId={article.articleId} />
      <Tints pictures={[article.hero, ...article.pictures]} />
      <Article
        edition={edition}
        section={article.section}
        headline={article.headline}
        dek={article.dek}
        authors={article.authors}
        publishedAt={article.firstPublishedAt}
        updatedAt={article.updatedAt}
        isBreaking={article.breaking}
        words={article.words}
        hero={article.hero}
        body={article.body}
        pictures={article.pictures}
        related={article.related}
        topics={article.topics}
        corrections={article.corrections}
      />
      <section className="latest" aria-labelledby="latest">
        <h2 id="latest">{words('feed')}</h2>
        <StoryList edition={edition} stories={feed.stories} next={feed.next && `${feedPath(language)}?after=${feed.next}`} />
      </section>
    </Paper>
  )
}

/** The stories that the text names in cards of its own. */
const relatedIn = (body: ArticleDocument): string[] => [
  ...new Set([...nodesOf(body)].filter(({ type }) => type === 'relatedStory').map(({ attrs }) => String(attrs?.articleId))),
]

/** The hero cut for links, or the headline as a picture of its own. */
function linkPicture({ hero, articleId, headline }: PublishedArticle) {
  const cut = hero?.files.filter(({ shape, format }) => shape === '16x9' && format === 'jpg').at(-1)
  if (hero && cut) return { path: mediaCutPath(hero.hash, '16x9', cut.width), width: cut.width, height: cut.height, alt: hero.alt }
  return { path: `/card/${articleId}.png`, width: 1200, height: 630, alt: headline }
}
