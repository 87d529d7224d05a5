import type {
  BreadcrumbList,
  CollectionPage,
  CorrectionComment,
  Graph,
  ImageObject,
  NewsArticle,
  NewsMediaOrganization,
  Place,
  Thing,
} from 'schema-dts'
import { coordinatesOf } from '#lib/coordinates.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { publicUrl } from '#lib/env.ts'
import type { Language } from '#lib/languages.ts'
import { authorPath, feedPath, newsPath, renditionPath, sectionPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import type { Masthead } from '#newsroom/paper/masthead.ts'
import type { Correction } from '#newsroom/paper/newest-corrections.ts'
import type { PublishedArticle } from '#newsroom/paper/published-by-slug.ts'
import type { PaperPicture, StoryCard } from '#newsroom/paper/story-card.ts'
import { pictureInstead } from './link-picture.ts'
import { logoFile } from './logo.tsx'

/** JSON-LD (W3C, schema.org). "<" is escaped so that no text of a story can end the element. */
function Data({ graph }: { graph: Thing[] }) {
  const json: Graph = { '@context': 'https://schema.org', '@graph': graph }
  const text = JSON.stringify(json).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the text, which is not valid JSON then
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
}

/** A story for machines: NewsArticle and its breadcrumbs. */
export function StoryData({ article, masthead }: { article: PublishedArticle; masthead: Masthead }) {
  const { language } = article
  const origin = publicUrl()
  const url = origin + newsPath(language, article.slug)
  const section = localize(article.section.name, language)
  const places = placesOf(article.body)
  const story: NewsArticle = {
    '@type': 'NewsArticle',
    '@id': url,
    mainEntityOfPage: url,
    headline: article.headline,
    ...(article.dek ? { description: article.dek } : {}),
    inLanguage: language,
    datePublished: article.firstPublishedAt.toISOString(),
    dateModified: (article.updatedAt ?? article.firstPublishedAt).toISOString(),
    ...(article.corrections.length ? { correction: article.corrections.map(correctionComment) } : {}),
    author: article.authors.map((author) => ({
      '@type': 'Person',
      name: localize(author.name, language),
      url: origin + authorPath(language, author.slug),
    })),
    publisher: publisher(masthead, language),
    image: article.hero ? cutsOf(article.hero) : [origin + pictureInstead(article, masthead.house).path],
    articleSection: section,
    ...(article.topics.length ? { keywords: article.topics.map(({ name }) => localize(name, language)) } : {}),
    ...(places.length ? { contentLocation: places } : {}),
    wordCount: article.words,
    isAccessibleForFree: true,
  }
  const way = trail([
    { name: localize(masthead.name, language), url: origin + feedPath(language) },
    { name: section, url: origin + sectionPath(language, article.section.slug) },
    { name: article.headline, url },
  ])
  return <Data graph={[story, way]} />
}

/** A list for machines: CollectionPage with the stories in order. */
export function ListData({
  name,
  path,
  stories,
  language,
  masthead,
}: {
  name: string
  path: string
  stories: StoryCard[]
  language: Language
  masthead: Masthead
}) {
  const origin = publicUrl()
  const page: CollectionPage = {
    '@type': 'CollectionPage',
    '@id': origin + path,
    name,
    inLanguage: language,
    publisher: publisher(masthead, language),
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: stories.map((story, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        url: origin + newsPath(story.language, story.slug),
      })),
    },
  }
  return <Data graph={[page]} />
}

const correctionComment = ({ text, at }: Correction): CorrectionComment => ({
  '@type': 'CorrectionComment',
  text,
  datePublished: at.toISOString(),
})

/** The places of which the story has a map with coordinates. */
const placesOf = (body: ArticleDocument): Place[] =>
  [...nodesOf(body)].flatMap((node) => {
    const found = node.type === 'map' ? coordinatesOf(node.attrs?.coordinates) : null
    const name = found && plainText({ type: 'doc', content: [node] }).trim()
    return found ? [{ '@type': 'Place', ...(name && { name }), geo: { '@type': 'GeoCoordinates', ...found } }] : []
  })

/** The three aspect ratios that search engines want, if the picture is large enough. */
function cutsOf(picture: PaperPicture): string[] {
  return (['16x9', '4x3', '1x1'] as const).flatMap((shape) => {
    const widest = picture.files.filter((file) => file.shape === shape && file.format === 'jpg').at(-1)
    return widest ? [publicUrl() + renditionPath(picture.hash, widest)] : []
  })
}

const publisher = (masthead: Masthead, language: Language): NewsMediaOrganization => ({
  '@type': 'NewsMediaOrganization',
  name: localize(masthead.name, language),
  url: publicUrl() + feedPath(language),
  logo: logoData(masthead),
  ...(masthead.house?.socialLinks.length ? { sameAs: masthead.house.socialLinks } : {}),
})

function logoData(masthead: Masthead): ImageObject {
  const { path, width, height } = logoFile(masthead)
  return { '@type': 'ImageObject', url: publicUrl() + path, width: String(width), height: String(height) }
}

const trail = (steps: { name: string; url: string }[]): BreadcrumbList => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, url }, index) => ({ '@type': 'ListItem', position: index + 1, name, item: url })),
})
