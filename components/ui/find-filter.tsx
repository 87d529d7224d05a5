import { X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#words'
import { Button } from './button.tsx'
import { ComboBox } from './combo-box.tsx'
import { useChoices } from './use-search-results.ts'

type Choice = { id: string; name: string }

/** Filters by one thing, found by typing its name. When one is chosen, a button with its name removes it. */
export function FindFilter({
  searchKey,
  label,
  placeholder,
  chosen,
  also = [],
  find,
  onChoose,
  className,
}: {
  /** Tells its results from those of other filters. */
  searchKey: string
  label: string
  placeholder: string
  /** What is shown for the choice, and what the button that removes it says; null while there is none. */
  chosen: { shown: string; clear: string } | null
  /** Choices that are always offered first. */
  also?: readonly Choice[]
  /** Throws when there is no answer (valueInTime). */
  find: (words: string) => Promise<Choice[]>
  onChoose: (id: string | undefined) => void
  className: { field: string; chosen: string }
}) {
  const say = useWords()
  const [query, setQuery] = useState('')
  const { found, isCurrent, hasFailed, onFocus } = useChoices([searchKey], chosen ? null : query, find)
  if (chosen)
    return (
      <Button onPress={() => onChoose(undefined)} aria-label={chosen.clear} className={className.chosen}>
        <span className="truncate">{chosen.shown}</span> <X size={14} aria-hidden="true" className="shrink-0" />
      </Button>
    )
  const typed = query.trim().toLowerCase()
  return (
    <ComboBox
      label={label}
      labelHidden
      placeholder={placeholder}
      choices={[...also.filter(({ name }) => name.toLowerCase().includes(typed)), ...found]}
      isCurrent={isCurrent}
      empty={hasFailed ? say('everywhere.searchFailed') : undefined}
      inputValue={query}
      onInputChange={setQuery}
      onChoose={onChoose}
      onFocus={onFocus}
      className={className.field}
    />
  )
}
