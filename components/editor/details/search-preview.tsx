import type { Language } from '#lib/languages.ts'
import { newsPath } from '#lib/paths.ts'
import { useWords } from '#words'

/** How a search engine will probably show the story. */
export function SearchPreview({
  title,
  description,
  language,
  slug,
}: {
  title: string
  description: string
  language: Language
  slug: string | null
}) {
  const say = useWords()
  return (
    <figure aria-label={say('editor.inSearch')} className="rounded-md border border-line px-3 py-2">
      <p className="truncate text-ink-faint text-xs">{newsPath(language, slug ?? '…')}</p>
      <p className="truncate text-accent text-base">{title || say('editor.headline')}</p>
      <p className="line-clamp-2 text-ink-soft text-xs">{description || say('editor.searchDescription')}</p>
    </figure>
  )
}
