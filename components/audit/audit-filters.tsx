'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { AnySelect } from '#components/ui/any-select.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { AuditVerb } from '#db/schema/record.ts'
import { program } from '#lib/audit-program.ts'
import type { FoundInAudit } from '#newsroom/audit/find-in-audit.ts'
import type { AuditWanted } from '#newsroom/audit/input.ts'
import { useFormat, useWords } from '#words'
import { addressOfAudit } from './address.ts'
import { AuditFindFilter, type FindInAudit } from './audit-find-filter.tsx'

export type FilterProps = {
  wanted: AuditWanted
  /** The names of the person and the story that are chosen. */
  chosen: { person: FoundInAudit | null; story: FoundInAudit | null }
  /** The verbs that this person may see. */
  verbs: readonly AuditVerb[]
  findPeople: FindInAudit
  findStories: FindInAudit
}

/** The filters of the audit. They are in the URL, so that a filtered page can be bookmarked and sent. */
export function AuditFilters({ wanted, chosen, verbs, findPeople, findStories }: FilterProps) {
  const say = useWords()
  const format = useFormat()
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const go = (change: Partial<AuditWanted>) =>
    startTransition(() => router.replace(addressOfAudit({ ...wanted, ...change, after: undefined }), { scroll: false }))
  const compare = new Intl.Collator(format.locale).compare
  const choices = verbs.map((verb) => ({ id: verb, name: say(`audit.verb-${verb}`) })).sort((one, other) => compare(one.name, other.name))
  const person =
    wanted.person === program ? say('audit.program') : wanted.person ? (chosen.person?.name ?? say('audit.unknownPerson')) : null
  const story = chosen.story && (chosen.story.name || say('audit.storyGone'))
  return (
    <search aria-label={say('audit.filters')} className="mb-4 flex flex-wrap items-end gap-2">
      <AuditFindFilter
        key={`person ${person}`}
        label={say('audit.person')}
        placeholder={say('audit.anyPerson')}
        chosen={person}
        also={[{ id: program, name: say('audit.program') }]}
        find={findPeople}
        onChoose={(id) => go({ person: id })}
      />
      <AuditFindFilter
        key={`story ${story}`}
        label={say('audit.story')}
        placeholder={say('audit.anyStory')}
        chosen={story}
        find={findStories}
        onChoose={(id) => go({ story: id })}
      />
      <AnySelect
        label={say('audit.verb')}
        labelHidden
        anyName={say('audit.anyVerb')}
        choices={choices}
        chosen={wanted.verb}
        onChoose={(verb) => go({ verb: verb ?? undefined })}
        className="min-w-0 flex-1 sm:w-56 sm:flex-none"
      />
      <Days wanted={wanted} go={go} />
      {isPending && <Spinner label={say('everywhere.searching')} />}
    </search>
  )
}

function Days({ wanted, go }: { wanted: AuditWanted; go: (change: Partial<AuditWanted>) => void }) {
  const say = useWords()
  return (
    <div className="flex min-w-0 flex-wrap gap-2 max-sm:basis-full">
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={`${end} ${wanted[end]}`}
          type="date"
          label={say(`audit.${end}`)}
          defaultValue={wanted[end] ?? ''}
          onChange={(day) => (day === '' || isWhole(day)) && day !== (wanted[end] ?? '') && go({ [end]: day || undefined })}
          className="min-w-[min(100%,9rem)] flex-1 sm:w-40"
        />
      ))}
    </div>
  )
}

/** While a year is typed, a browser gives 0002, 0020 and 0202 first. */
const isWhole = (day: string) => /^[1-9]\d{3}-\d\d-\d\d$/.test(day)
