import { localize } from '#lib/publication.ts'
import type { Embargo } from '#newsroom/articles/embargo.ts'
import type { Masthead } from '#newsroom/paper/masthead.ts'
import type { PublishedArticle } from '#newsroom/paper/published-by-slug.ts'
import { Article } from './article.tsx'
import type { Edition } from './edition.ts'
import { Paper } from './paper.tsx'
import { dayAndTime } from './times.ts'
import { Tints } from './tints.tsx'

type PreviewPageProps = {
  edition: Edition
  masthead: Masthead
  article: PublishedArticle
  /** When the link ends. */
  until: Date
  embargo: Embargo | null
  sheet: string
  /** The style of what the text has beside words; empty when it has nothing else. */
  textSheet: string
}

/** A story as its readers' page would be, for somebody outside with a preview link, under a bar that says so. */
export function PreviewPage({ edition, masthead, article, until, embargo, sheet, textSheet }: PreviewPageProps) {
  const { words } = edition
  return (
    <>
      <PrivateHead title={`${words('preview')}: ${article.headline} — ${localize(masthead.name, edition.language)}`} />
      <style href="preview" precedence="page">
        {sheet}
      </style>
      {textSheet && (
        <style href="text" precedence="page">
          {textSheet}
        </style>
      )}
      <PreviewBar edition={edition} until={until} embargo={embargo} />
      <Paper edition={edition} masthead={masthead} section={article.section.slug}>
        <Tints pictures={[article.hero, ...article.pictures]} />
        <Article edition={edition} article={article} isPrivate />
      </Paper>
    </>
  )
}

/** The address is a secret: no search engine keeps it, and no other site learns of it. */
export function PrivateHead({ title }: { title: string }) {
  return (
    <>
      <title>{title}</title>
      <meta name="robots" content="noindex, nofollow, noarchive" />
      <meta name="referrer" content="no-referrer" />
    </>
  )
}

function PreviewBar({ edition: { words, language, zone }, until, embargo }: Pick<PreviewPageProps, 'edition' | 'until' | 'embargo'>) {
  return (
    <aside className="preview-bar" aria-label={words('preview')}>
      <strong>{words('previewBar')}</strong>
      {embargo && <strong>{words('previewEmbargo', { time: dayAndTime(embargo.until, language, zone) })}</strong>}
      <span>{words('previewUntil', { time: dayAndTime(until, language, zone) })}</span>
      <span>{words('previewKeep')}</span>
    </aside>
  )
}
