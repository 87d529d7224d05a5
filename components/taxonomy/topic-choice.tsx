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

export type FindTopics = (sent: { query: string; language: Language }) => Promise<Outcome<Choice[], string>>

/** Chooses one topic by typing, except a given one. */
export function TopicChoice({
  label,
  topic,
  except,
  find,
  onChoose,
}: {
  label: string
  topic: Choice | null
  except: string
  find: FindTopics
  onChoose: (topic: Choice | null) => void
}) {
  const say = useWords()
  const [query, setQuery] = useState('')
  const { found, isCurrent, hasFailed } = useSearchResults(['topics-to-merge-into'], topic ? null : query, (words) =>
    valueInTime(find({ query: words, language: firstLanguage() })),
  )
  const choices = found.filter(({ id }) => id !== except)
  if (topic)
    return (
      <Button onPress={() => onChoose(null)} aria-label={say('taxonomy.chosenClear', { label, topic: topic.name })} className="max-w-80">
        <span className="truncate">{say('taxonomy.chosen', { label, topic: topic.name })}</span>
        <X size={14} aria-hidden="true" className="shrink-0" />
      </Button>
    )
  return (
    <ComboBox
      label={label}
      placeholder={say('taxonomy.findTopic')}
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
            : say('taxonomy.noTopicFound', { name: query.trim() })
      }
      className="max-w-80"
    />
  )
}
