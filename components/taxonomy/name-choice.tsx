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

/** Finds topics or authors by name. */
export type FindNames = (sent: { query: string; language: Language }) => Promise<Outcome<Choice[], string>>

/** Chooses one topic or author by typing, except a given one. */
export function NameChoice({
  kind,
  label,
  chosen,
  except,
  find,
  onChoose,
}: {
  kind: 'topic' | 'author'
  label: string
  chosen: Choice | null
  except: string
  find: FindNames
  onChoose: (chosen: Choice | null) => void
}) {
  const say = useWords()
  const [query, setQuery] = useState('')
  const { found, isCurrent, hasFailed } = useSearchResults(['to-merge-into', kind], chosen ? null : query, (words) =>
    valueInTime(find({ query: words, language: firstLanguage() })),
  )
  const choices = found.filter(({ id }) => id !== except)
  if (chosen)
    return (
      <Button onPress={() => onChoose(null)} aria-label={say('taxonomy.chosenClear', { label, name: chosen.name })} className="max-w-80">
        <span className="truncate">{say('taxonomy.chosen', { label, name: chosen.name })}</span>
        <X size={14} aria-hidden="true" className="shrink-0" />
      </Button>
    )
  return (
    <ComboBox
      label={label}
      placeholder={say(kind === 'topic' ? 'taxonomy.findTopic' : 'taxonomy.findAuthor')}
      choices={choices}
      isCurrent={isCurrent}
      inputValue={query}
      onInputChange={setQuery}
      onChoose={(id) => onChoose(choices.find((choice) => choice.id === id) ?? null)}
      empty={
        hasFailed
          ? say('everywhere.searchFailed')
          : query.trim() === ''
            ? say('taxonomy.nothingToChoose')
            : say(kind === 'topic' ? 'taxonomy.noTopicFound' : 'taxonomy.noAuthorNamed', { name: query.trim() })
      }
      className="max-w-80"
    />
  )
}
