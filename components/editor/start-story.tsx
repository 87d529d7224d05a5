import { buttonStyle } from '#components/ui/button-style.ts'
import { Page } from '#components/ui/page.tsx'
import { type Language, languages } from '#lib/languages.ts'

const names = { en: 'English', uk: 'Українська' } satisfies Record<Language, string>

/** A story is made by a press, never by merely opening an address: links are prefetched. */
export function StartStory({ start }: { start: (form: FormData) => Promise<void> }) {
  return (
    <Page title="New story" about="In which language will you write? It can be changed until the story is published.">
      <form action={start} className="flex flex-wrap gap-2">
        {languages.map((language, index) => (
          <button
            key={language}
            type="submit"
            name="language"
            value={language}
            lang={language}
            // biome-ignore lint/a11y/noAutofocus: the page has one purpose, and Enter is to be enough for it
            autoFocus={index === 0}
            className={buttonStyle({ tone: index === 0 ? 'primary' : 'plain' })}
          >
            {names[language]}
          </button>
        ))}
      </form>
    </Page>
  )
}
