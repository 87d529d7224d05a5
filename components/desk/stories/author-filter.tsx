'use client'

import { FindFilter } from '#components/ui/find-filter.tsx'
import { valueInTime } from '#components/ui/unanswered.ts'
import type { Language } from '#lib/languages.ts'
import type { Outcome } from '#lib/outcome.ts'
import { firstLanguage } from '#lib/publication.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { useWords } from '#words'

export type FindAuthors = (sent: { query: string; language: Language }) => Promise<Outcome<Choice[], string>>

/** Filters the list by one author. */
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
  return (
    <FindFilter
      searchKey="authors-of-stories"
      label={say('stories.author')}
      placeholder={say('stories.anyAuthor')}
      chosen={
        author && { shown: say('stories.byAuthor', { name: author.name }), clear: say('stories.byAuthorClear', { name: author.name }) }
      }
      find={(query) => valueInTime(find({ query, language: firstLanguage() }))}
      onChoose={onChoose}
      className={{ field: 'w-full sm:w-44', chosen: 'max-w-56' }}
    />
  )
}
