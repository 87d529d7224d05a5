import { type Twin, withDefault } from '#lib/alternates.ts'
import { publicUrl } from '#lib/env.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import type { LinkPicture } from './link-picture.ts'

export type PageFacts = {
  /** The page's title without the paper's name, for link previews (ogp.me). */
  title: string
  /** The title of the browser's tab, if it is not the title and the paper's name. */
  tabTitle?: string
  /** The paper's name. */
  site: string
  description: string
  /** The canonical path; null for a page without one (404). */
  path: string | null
  /** The same page in other languages. */
  twins?: readonly Twin[]
  language: Language
  /** Properties for link previews of a story (ogp.me, namespace article); without them the page is not a story. */
  story?: StoryFacts
  /** What the page depends on (lib/tags.ts): the edge reads this and removes it. */
  tags: string[]
  /** The picture of link previews; without one they show only text. */
  image?: LinkPicture
  /** The path prefix of the list's feeds for machines; undefined for a page that is not a list. */
  feeds?: string
  /** Later pages of a list are not indexed. */
  hidden?: boolean
}

type StoryFacts = {
  publishedAt: Date
  updatedAt: Date | null
  section: string
  /** The paths of the authors' pages. */
  authors: string[]
  topics: string[]
}

/** The metadata of a page. React moves these elements into <head>. */
export function PageHead({
  title,
  site,
  tabTitle = `${title} — ${site}`,
  description,
  path,
  twins = [],
  language,
  story,
  tags,
  image,
  feeds,
  hidden = false,
}: PageFacts) {
  const origin = publicUrl()
  return (
    <>
      <title>{tabTitle}</title>
      {description && <meta name="description" content={description} />}
      {hidden && <meta name="robots" content="noindex, follow" />}
      {path !== null && (
        <>
          <link rel="canonical" href={origin + path} />
          {twins.length > 0 &&
            withDefault([{ language, path }, ...twins]).map((twin) => (
              <link key={twin.language} rel="alternate" hrefLang={twin.language} href={origin + twin.path} />
            ))}
          <meta property="og:type" content={story ? 'article' : 'website'} />
          <meta property="og:site_name" content={site} />
          <meta property="og:locale" content={languageFacts[language].locale.replace('-', '_')} />
          <meta property="og:title" content={title} />
          {description && <meta property="og:description" content={description} />}
          <meta property="og:url" content={origin + path} />
          <meta name="twitter:card" content={image && image.width > image.height ? 'summary_large_image' : 'summary'} />
          {image && <ImageFacts image={image} origin={origin} />}
          {story && <StoryFacts story={story} origin={origin} path={path} />}
          {feeds !== undefined && <FeedLinks feeds={feeds} title={tabTitle} />}
        </>
      )}
      <meta name="galley:tags" content={tags.join(' ')} />
    </>
  )
}

function ImageFacts({ image, origin }: { image: NonNullable<PageFacts['image']>; origin: string }) {
  return (
    <>
      <meta property="og:image" content={origin + image.path} />
      <meta property="og:image:width" content={String(image.width)} />
      <meta property="og:image:height" content={String(image.height)} />
      {image.alt && <meta property="og:image:alt" content={image.alt} />}
    </>
  )
}

function StoryFacts({ story, origin, path }: { story: NonNullable<PageFacts['story']>; origin: string; path: string }) {
  return (
    <>
      <meta property="article:published_time" content={story.publishedAt.toISOString()} />
      {story.updatedAt && <meta property="article:modified_time" content={story.updatedAt.toISOString()} />}
      <meta property="article:section" content={story.section} />
      {story.authors.map((author) => (
        <meta key={author} property="article:author" content={origin + author} />
      ))}
      {story.topics.map((topic) => (
        <meta key={topic} property="article:tag" content={topic} />
      ))}
      <link rel="alternate" type="application/json+oembed" href={`${origin}/oembed?url=${encodeURIComponent(origin + path)}`} />
    </>
  )
}

function FeedLinks({ feeds, title }: { feeds: string; title: string }) {
  return (
    <>
      <link rel="alternate" type="application/rss+xml" title={`${title} (RSS)`} href={`${feeds}/rss.xml`} />
      <link rel="alternate" type="application/atom+xml" title={`${title} (Atom)`} href={`${feeds}/atom.xml`} />
      <link rel="alternate" type="application/feed+json" title={`${title} (JSON)`} href={`${feeds}/feed.json`} />
    </>
  )
}
