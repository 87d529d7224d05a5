'use client'

import { Select } from '#components/ui/select.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { type DeskLanguage, isDeskLanguage } from '#lib/desk-languages.ts'
import { useWords } from '#words'
import { type Ask, inWords } from './words.ts'

/** A language of the desk, with its own name for itself. */
export type DeskLanguageChoice = { code: DeskLanguage; name: string }

const ofBrowser = 'browser'

/** Chooses the desk's language of this person; the page switches at once. */
export function OwnLanguage({
  own,
  languages,
  choose,
}: {
  own: DeskLanguage | null
  languages: DeskLanguageChoice[]
  choose: Ask<{ language: DeskLanguage | null }>
}) {
  const say = useWords()
  const { run, busy } = useAsk(inWords, choose, () => null)
  return (
    <Select
      label={say('people.languageOfDesk')}
      labelHidden
      choices={[{ id: ofBrowser, name: say('people.languageOfBrowser') }, ...languages.map(({ code, name }) => ({ id: code, name }))]}
      selectedKey={own ?? ofBrowser}
      isDisabled={busy}
      onSelectionChange={(key) => void run({ language: isDeskLanguage(key) ? key : null })}
      className="w-48 max-w-full"
    />
  )
}
