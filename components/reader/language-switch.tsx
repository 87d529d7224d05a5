import type { Twin } from '#lib/alternates.ts'
import { languageFacts } from '#lib/languages.ts'
import { feedPath } from '#lib/paths.ts'
import { publishedLanguages } from '#lib/publication.ts'
import type { Edition } from './edition.ts'

/** More names than this do not fit into the line: they open below the current one, without a script. */
const mostInLine = 3

export const hasLanguageMenu = (): boolean => publishedLanguages().length > mostInLine

/** Links to the page in the paper's other languages, or to their front pages. Nothing in a paper with one language. */
export function LanguageSwitch({ edition: { language, words }, twins }: { edition: Edition; twins: readonly Twin[] }) {
  const languages = publishedLanguages()
  if (languages.length === 1) return null
  const links = languages.map((code) => (
    <a
      key={code}
      href={twins.find((twin) => twin.language === code)?.path ?? feedPath(code)}
      hrefLang={code}
      lang={code}
      dir={languageFacts[code].direction === languageFacts[language].direction ? undefined : languageFacts[code].direction}
      aria-current={code === language ? 'true' : undefined}
    >
      {languageFacts[code].name}
    </a>
  ))
  return (
    <nav aria-label={words('language')}>
      {hasLanguageMenu() ? (
        <details>
          <summary>{languageFacts[language].name}</summary>
          <div>{links}</div>
        </details>
      ) : (
        links
      )}
    </nav>
  )
}
