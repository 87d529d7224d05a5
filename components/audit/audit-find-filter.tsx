'use client'

import { FindFilter } from '#components/ui/find-filter.tsx'
import { valueInTime } from '#components/ui/unanswered.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { FoundInAudit } from '#newsroom/audit/find-in-audit.ts'
import { useWords } from '#words'

export type FindInAudit = (sent: { query: string }) => Promise<Outcome<FoundInAudit[], string>>

/** Filters the audit by one person or story. */
export function AuditFindFilter({
  label,
  chosen,
  find,
  ...given
}: {
  label: string
  placeholder: string
  /** What is shown for the choice; null while there is none. */
  chosen: string | null
  also?: readonly FoundInAudit[]
  find: FindInAudit
  onChoose: (id: string | undefined) => void
}) {
  const say = useWords()
  const withName = ({ id, name }: FoundInAudit) => ({ id, name: name || say('everywhere.noHeadline') })
  return (
    <FindFilter
      {...given}
      label={label}
      searchKey={`audit ${label}`}
      chosen={chosen === null ? null : { shown: chosen, clear: say('audit.clearFilter', { label, name: chosen }) }}
      find={async (query) => (await valueInTime(find({ query }))).map(withName)}
      className={{ field: 'w-full sm:w-48', chosen: 'max-w-64' }}
    />
  )
}
