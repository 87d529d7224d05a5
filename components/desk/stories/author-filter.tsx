'use client'

import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ComboBox } from '#components/ui/combo-box.tsx'
import type { Language } from '#lib/languages.ts'
import type { Outcome } from '#lib/outcome.ts'
import { firstLanguage } from '#lib/publication.ts'
import type { Choice } from '#newsroom/articles/choices.ts'
import { useWords } from '#words'

export type FindAuthors = (sent: { query: string; language: Language }) => Promise<Outcome<Choice[], string>>

/** One author out of any number: asked for by what is typed. */
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
  const [found, setFound] = useState<Choice[]>([])
  useEffect(() => {
    if (author) return
    let isCurrent = true
    const timer = setTimeout(async () => {
      const answer = await find({ query, language: firstLanguage() }).catch(() => null)
      if (isCurrent && answer?.ok) setFound(answer.value)
    }, 150)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [query, author, find])

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
      inputValue={query}
      onInputChange={setQuery}
      onChoose={onChoose}
      className="w-full sm:w-44"
    />
  )
}
