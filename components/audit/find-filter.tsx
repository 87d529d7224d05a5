'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ComboBox } from '#components/ui/combo-box.tsx'
import { valueInTime } from '#components/ui/unanswered.ts'
import { useSearchResults } from '#components/ui/use-search-results.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { FoundInAudit } from '#newsroom/audit/find-in-audit.ts'
import { useWords } from '#words'

export type FindInAudit = (sent: { query: string }) => Promise<Outcome<FoundInAudit[], string>>

/** Filters by one person or story, found by typing its name. When one is chosen, a button with its name removes it. */
export function FindFilter({
  label,
  placeholder,
  chosen,
  also = [],
  find,
  onChoose,
}: {
  label: string
  placeholder: string
  /** What is shown for the choice; null while there is none. */
  chosen: string | null
  /** Choices that are always offered first. */
  also?: readonly FoundInAudit[]
  find: FindInAudit
  onChoose: (id: string | undefined) => void
}) {
  const say = useWords()
  const [query, setQuery] = useState('')
  const { found, isCurrent, hasFailed } = useSearchResults(['audit', label], chosen === null ? query : null, (words) =>
    valueInTime(find({ query: words })),
  )
  if (chosen !== null)
    return (
      <Button onPress={() => onChoose(undefined)} aria-label={say('audit.clearFilter', { label, name: chosen })} className="max-w-64">
        <span className="truncate">{chosen}</span> <X size={14} aria-hidden="true" className="shrink-0" />
      </Button>
    )
  const typed = query.trim().toLowerCase()
  return (
    <ComboBox
      label={label}
      labelHidden
      placeholder={placeholder}
      choices={[...also.filter(({ name }) => name.toLowerCase().includes(typed)), ...found.map(nameWith(say('everywhere.noHeadline')))]}
      isCurrent={isCurrent}
      empty={hasFailed ? say('everywhere.searchFailed') : undefined}
      inputValue={query}
      onInputChange={setQuery}
      onChoose={onChoose}
      className="w-full sm:w-48"
    />
  )
}

const nameWith =
  (nameless: string) =>
  ({ id, name }: FoundInAudit): FoundInAudit => ({ id, name: name || nameless })
