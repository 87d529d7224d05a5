import { type Language, languageFacts } from '#lib/languages.ts'
import { feedPath } from '#lib/paths.ts'
import { publishedLanguages } from '#lib/publication.ts'
import type { Edition } from './edition.ts'

type Twin = { language: Language; path: string }

/** More than so many names have no room in the line above the masthead: they open below the one that is read, without a script. */
const mostInLine = 3

/** The same page in the paper's other languages, or their feeds. A paper in one language has none. */
export function LanguageSwitch({ edition: { language, words }, twins }: { edition: Edition; twins: readonly Twin[] }) {
  const languages = publishedLanguages()
  if (languages.length === 1) return null
  const links = languages.map((code) => (
    <a
      key={code}
      href={twins.find((twin) => twin.language === code)?.path ?? feedPath(code)}
      hrefLang={code}
      lang={code}
      dir={languageFacts[code].direction}
      aria-current={code === language ? 'true' : undefined}
    >
      {languageFacts[code].name}
    </a>
  ))
  return (
    <nav aria-label={words('language')}>
      {languages.length <= mostInLine ? (
        links
      ) : (
        <details>
          <summary>{languageFacts[language].name}</summary>
          <div>{links}</div>
        </details>
      )}
    </nav>
  )
}
