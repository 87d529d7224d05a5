import { publicUrl } from '#lib/env.ts'
import type { Language } from '#lib/languages.ts'

export type PageFacts = {
  title: string
  description: string
  /** The address that holds, as a path; null for a page that has none (404). */
  path: string | null
  /** The same page in other languages. */
  twins?: { language: Language; path: string }[]
  language: Language
  kind?: 'website' | 'article'
  /** What the page depends on (lib/tags.ts): the edge reads it and takes it out. */
  tags: string[]
  /** The picture that links to this page show; without one they show its words. */
  image?: { path: string; width: number; height: number; alt: string }
  /** The folder under which the list's feeds for machines stand; none for a page that is no list. */
  feeds?: string
  /** Pages after the first of a list are for walking on, not for finding. */
  hidden?: boolean
}

/** What a page says about itself. React carries these elements into <head>. */
export function PageHead({
  title,
  description,
  path,
  twins = [],
  language,
  kind = 'website',
  tags,
  image,
  feeds,
  hidden = false,
}: PageFacts) {
  const origin = publicUrl()
  return (
    <>
      <title>{title}</title>
      {description && <meta name="description" content={description} />}
      {hidden && <meta name="robots" content="noindex, follow" />}
      {path !== null && (
        <>
          <link rel="canonical" href={origin + path} />
          {twins.length > 0 &&
            [{ language, path }, ...twins].map((twin) => (
              <link key={twin.language} rel="alternate" hrefLang={twin.language} href={origin + twin.path} />
            ))}
          <meta property="og:type" content={kind} />
          <meta property="og:title" content={title} />
          {description && <meta property="og:description" content={description} />}
          <meta property="og:url" content={origin + path} />
          <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
          {image && (
            <>
              <meta property="og:image" content={origin + image.path} />
              <meta property="og:image:width" content={String(image.width)} />
              <meta property="og:image:height" content={String(image.height)} />
              {image.alt && <meta property="og:image:alt" content={image.alt} />}
            </>
          )}
          {kind === 'article' && (
            <link rel="alternate" type="application/json+oembed" href={`${origin}/oembed?url=${encodeURIComponent(origin + path)}`} />
          )}
          {feeds !== undefined && (
            <>
              <link rel="alternate" type="application/rss+xml" title={`${title} (RSS)`} href={`${feeds}/rss.xml`} />
              <link rel="alternate" type="application/atom+xml" title={`${title} (Atom)`} href={`${feeds}/atom.xml`} />
              <link rel="alternate" type="application/feed+json" title={`${title} (JSON)`} href={`${feeds}/feed.json`} />
            </>
          )}
        </>
      )}
      <meta name="galley:tags" content={tags.join(' ')} />
    </>
  )
}
