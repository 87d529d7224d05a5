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
  /** Pages after the first of a list are for walking on, not for finding. */
  hidden?: boolean
}

/** What a page says about itself. React carries these elements into <head>. */
export function PageHead({ title, description, path, twins = [], language, kind = 'website', tags, hidden = false }: PageFacts) {
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
        </>
      )}
      <meta name="galley:tags" content={tags.join(' ')} />
    </>
  )
}
