'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ComboBox } from '#components/ui/combo-box.tsx'
import { valueInTime } from '#components/ui/unanswered.ts'
import { useSearchResults } from '#components/ui/use-search-results.ts'
import type { Language } from '#lib/languages.ts'
import type { Outcome } from '#lib/outcome.ts'
import { firstLanguage } from '#lib/publication.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { useWords } from '#words'

export type FindAuthors = (sent: { query: string; language: Language }) => Promise<Outcome<Choice[], string>>

/** Chooses one author by typing the name. */
export function AuthorFilter({
  author,
  find,
  onChoose,
}: {
  author: Choice | null
  find: FindAuthors
  onChoose: (id: string | undefined) => void
}) {
  const say = useWords()
  const [query, setQuery] = useState('')
  const { found, isCurrent, hasFailed } = useSearchResults(['authors-of-stories'], author ? null : query, (words) =>
    valueInTime(find({ query: words, language: firstLanguage() })),
  )

  if (author)
    return (
      <Button onPress={() => onChoose(undefined)} aria-label={say('stories.byAuthorClear', { name: author.name })} className="max-w-56">
        <span className="truncate">{say('stories.byAuthor', { name: author.name })}</span>{' '}
        <X size={14} aria-hidden="true" className="shrink-0" />
      </Button>
    )
  return (
    <ComboBox
      label={say('stories.author')}
      labelHidden
      placeholder={say('stories.anyAuthor')}
      choices={found}
      isCurrent={isCurrent}
      empty={hasFailed ? say('everywhere.searchFailed') : undefined}
      inputValue={query}
      onInputChange={setQuery}
      onChoose={onChoose}
      className="w-full sm:w-44"
    />
  )
}
