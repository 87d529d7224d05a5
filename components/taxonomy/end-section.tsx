import { useState } from 'react'
import { Select } from '#components/ui/select.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import { useAsk } from '#components/ui/use-ask.ts'
import { localize } from '#lib/publication.ts'
import type { DeskSection } from '#newsroom/taxonomy/taxonomy-desk.ts'
import type { SectionUses } from '#newsroom/taxonomy/uses-of.ts'
import { useWords } from '#words'
import { MergeOrDelete } from './merge-or-delete.tsx'
import { type Ask, inWords, storiesInWords } from './words.ts'

export type EndSectionActions = {
  uses: Ask<{ sectionId: string }, SectionUses>
  merge: Ask<{ sectionId: string; intoId: string }, { stories: number }>
  delete: Ask<{ sectionId: string }, null>
}

/** Merges a section into another one, or deletes it when no story is in it. */
export function EndSection({
  section,
  others,
  actions,
  onClose,
}: {
  section: DeskSection
  others: DeskSection[]
  actions: EndSectionActions
  onClose: () => void
}) {
  const say = useWords()
  const [into, setInto] = useState<string | null>(null)
  const name = localize(section.name)
  const { value: uses, problem } = useAnswer(['section-uses', section.id], () => actions.uses({ sectionId: section.id }))
  const merge = useAsk(inWords, actions.merge, ({ stories }) => say('taxonomy.merged', { count: stories }))
  const remove = useAsk(inWords, actions.delete, () => say('taxonomy.sectionDeleted'))
  const sentences = uses && [
    ...storiesInWords(say, uses),
    ...(uses.placed > 0 ? [say('taxonomy.usesPlaced', { count: uses.placed })] : []),
    ...(uses.planned > 0 ? [say('taxonomy.usesPlanned', { count: uses.planned })] : []),
  ]
  return (
    <MergeOrDelete
      title={say('taxonomy.mergeOrDeleteNamed', { name })}
      uses={sentences ?? null}
      isEmpty={uses?.stories === 0 && uses.live === 0}
      hasFailed={problem !== null}
      into={
        <Select
          label={say('taxonomy.into')}
          placeholder={say('taxonomy.chooseSection')}
          choices={others.map((other) => ({ id: other.id, name: localize(other.name) }))}
          selectedKey={into}
          onSelectionChange={(key) => setInto(key === null ? null : String(key))}
          className="min-w-[min(100%,14rem)]"
        />
      }
      mergeAbout={say('taxonomy.mergeSectionAbout', { slug: section.slug })}
      deleteAbout={say('taxonomy.deleteSectionAbout', { slug: section.slug })}
      canMerge={into !== null}
      onMerge={async () => (into ? merge.run({ sectionId: section.id, intoId: into }) : { ok: false })}
      onDelete={() => remove.run({ sectionId: section.id })}
      onClose={onClose}
    />
  )
}
