import { useEffect, useRef, useState } from 'react'
import { type PhonePlaceName, placeOnPhone } from '#lib/headline-on-phone.ts'
import type { Language } from '#lib/languages.ts'
import { useWords } from '#words'

/** What search engines show of a title before they cut it. Characters. */
const searchShows = 60

/** How many lines a headline takes on a phone, and whether a search engine shows all of its title. */
export function HeadlineLengths({
  headline,
  searchTitle,
  language,
  hasPicture,
}: {
  headline: string
  searchTitle: string
  language: Language
  hasPicture: boolean
}) {
  const say = useWords()
  if (headline.trim() === '') return null
  const title = searchTitle || headline
  const characters = [...new Intl.Segmenter(language, { granularity: 'grapheme' }).segment(title)].length
  return (
    <section aria-label={say('editor.onPhone')} className="text-ink-soft text-xs">
      <h4 className="font-bold">{say('editor.onPhone')}</h4>
      <ul className="mt-1 space-y-0.5 tabular-nums">
        <Lines headline={headline} language={language} name={say('editor.inFeed')} place={hasPicture ? 'feedWithPicture' : 'feed'} />
        <Lines headline={headline} language={language} name={say('editor.onItsPage')} place="page" />
        <Lines headline={headline} language={language} name={say('editor.whenShared')} place="shared" />
        <li>{say(characters > searchShows ? 'editor.searchCuts' : 'editor.searchShows', { count: characters, longest: searchShows })}</li>
      </ul>
    </section>
  )
}

/** Counted on a copy that nobody sees: it has other lines when the paper's letters have come. */
function Lines({ headline, language, name, place }: { headline: string; language: Language; name: string; place: PhonePlaceName }) {
  const say = useWords()
  const copy = useRef<HTMLSpanElement>(null)
  const [lines, setLines] = useState<number | null>(null)
  const { width, size, leading, spacing, face } = placeOnPhone(place, headline, language)
  useEffect(() => {
    const element = copy.current
    if (!element) return
    const seen = new ResizeObserver(() => setLines(Math.max(1, Math.round(element.offsetHeight / (size * leading)))))
    seen.observe(element)
    return () => seen.disconnect()
  }, [size, leading])
  return (
    <li className="relative">
      {lines !== null && say('editor.phoneLines', { place: name, count: lines })}
      <span aria-hidden="true" className="pointer-events-none invisible absolute top-0 left-0 block h-0 w-0 overflow-hidden">
        <span
          ref={copy}
          lang={language}
          className="in-papers-letters block wrap-anywhere"
          style={{ width, font: `600 ${size}px / ${leading} ${face}`, letterSpacing: spacing, textWrap: 'pretty' }}
        >
          {headline}
        </span>
      </span>
    </li>
  )
}
