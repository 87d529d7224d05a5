import { withDefault } from '#lib/alternates.ts'
import { publicUrl } from '#lib/env.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import type { LinkPicture } from './link-picture.ts'

export type PageFacts = {
  /** What the page is called, without the paper's name: what links to it show (ogp.me). */
  title: string
  /** What stands in the browser's tab, where it is not the title and the paper's name. */
  tabTitle?: string
  /** The paper's name. */
  site: string
  description: string
  /** The address that holds, as a path; null for a page that has none (404). */
  path: string | null
  /** The same page in other languages. */
  twins?: { language: Language; path: string }[]
  language: Language
  /** What links to a story say of it beside its title (ogp.me, namespace article); without it the page is no story. */
  story?: StoryFacts
  /** What the page depends on (lib/tags.ts): the edge reads it and takes it out. */
  tags: string[]
  /** The picture that links to this page show; without one they show its words. */
  image?: LinkPicture
  /** The folder under which the list's feeds for machines stand; none for a page that is no list. */
  feeds?: string
  /** Pages after the first of a list are for walking on, not for finding. */
  hidden?: boolean
}

type StoryFacts = {
  publishedAt: Date
  updatedAt: Date | null
  section: string
  /** The addresses of the authors' pages, as paths. */
  authors: string[]
  topics: string[]
}

/** What a page says about itself. React carries these elements into <head>. */
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
          {image && (
            <>
              <meta property="og:image" content={origin + image.path} />
              <meta property="og:image:width" content={String(image.width)} />
              <meta property="og:image:height" content={String(image.height)} />
              {image.alt && <meta property="og:image:alt" content={image.alt} />}
            </>
          )}
          {story && (
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
          )}
          {feeds !== undefined && (
            <>
              <link rel="alternate" type="application/rss+xml" title={`${tabTitle} (RSS)`} href={`${feeds}/rss.xml`} />
              <link rel="alternate" type="application/atom+xml" title={`${tabTitle} (Atom)`} href={`${feeds}/atom.xml`} />
              <link rel="alternate" type="application/feed+json" title={`${tabTitle} (JSON)`} href={`${feeds}/feed.json`} />
            </>
          )}
        </>
      )}
      <meta name="galley:tags" content={tags.join(' ')} />
    </>
  )
}
