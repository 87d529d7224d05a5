import { type Localized, languageFacts } from '#lib/languages.ts'
import { firstLanguage, localize, publishedLanguages } from '#lib/publication.ts'

/** A name in the first language, followed by its other languages. */
export function LocalizedName({ name }: { name: Localized }) {
  const others = publishedLanguages().filter((language) => language !== firstLanguage() && name[language])
  return (
    <>
      <span className="font-semibold">{localize(name)}</span>
      {others.map((language) => (
        <span key={language} lang={language} dir={languageFacts[language].direction}>
          {name[language]}
        </span>
      ))}
    </>
  )
}
