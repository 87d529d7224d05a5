'use client'

import { ArrowUpDown, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { MoveBar } from '#components/ui/move-bar.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Localized } from '#lib/languages.ts'
import { localize } from '#lib/publication.ts'
import type { DeskSection } from '#newsroom/taxonomy/taxonomy-desk.ts'
import { useWords } from '#words'
import { EndSection, type EndSectionActions } from './end-section.tsx'
import { LocalizedFields, readLocalized } from './localized-fields.tsx'
import { LocalizedName } from './localized-name.tsx'
import { NamedForm } from './named-form.tsx'
import { TaxonomyPage } from './taxonomy-page.tsx'
import { type Ask, countInWords, inWords } from './words.ts'

export type SectionActions = {
  create: Ask<{ name: Localized }>
  change: Ask<{ sectionId: string; name: Localized; description: Localized }>
  order: Ask<{ sections: string[] }>
} & { end: EndSectionActions }

/** The sections in the order of the masthead. */
export function SectionsPage({ sections, actions }: { sections: DeskSection[]; actions: SectionActions }) {
  const say = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const [ending, setEnding] = useState<string | null>(null)
  const [picked, setPicked] = useState<string | null>(null)
  const order = useAsk(inWords, actions.order, () => say('taxonomy.orderSaved'))

  const at = sections.findIndex(({ id }) => id === picked)
  const moved = sections[at]
  const move = (to: number) => {
    const ids = sections.map(({ id }) => id)
    ids.splice(to, 0, ...ids.splice(at, 1))
    if (to >= 0 && to < sections.length) void order.run({ sections: ids })
  }
  const add = (
    <Button tone="primary" onPress={() => setOpen('new')}>
      <Plus size={15} aria-hidden="true" /> {say('taxonomy.newSection')}
    </Button>
  )
  return (
    <TaxonomyPage part="sections" about={say('taxonomy.sectionsAbout')} actions={add}>
      {open === 'new' && <NewSection create={actions.create} onClose={() => setOpen(null)} />}
      {sections.length === 0 && <EmptyState title={say('taxonomy.noSections')}>{say('taxonomy.noSectionsAbout')}</EmptyState>}
      <ol>
        {sections.map((section) => (
          <SectionRow
            key={section.id}
            section={section}
            isOpen={open === section.id}
            isPicked={picked === section.id}
            isEnding={ending === section.id}
            others={sections.filter(({ id }) => id !== section.id)}
            actions={actions}
            onPick={sections.length > 1 ? () => setPicked(picked === section.id ? null : section.id) : undefined}
            onOpen={() => setOpen(section.id)}
            onEnd={() => setEnding(section.id)}
            onClose={() => {
              setOpen(null)
              setEnding(null)
            }}
          />
        ))}
      </ol>
      {moved && (
        <MoveBar
          name={localize(moved.name)}
          rank={at + 1}
          isBusy={order.busy}
          onUp={() => move(at - 1)}
          onDown={() => move(at + 1)}
          onClose={() => setPicked(null)}
        />
      )}
    </TaxonomyPage>
  )
}

function NewSection({ create, onClose }: { create: SectionActions['create']; onClose: () => void }) {
  const say = useWords()
  const { run, outcome } = useAsk(inWords, create, () => say('taxonomy.sectionAdded'))
  return (
    <NamedForm
      title={say('taxonomy.newSection')}
      send={say('taxonomy.addSection')}
      onClose={onClose}
      onSend={(form) => run({ name: readLocalized(form, 'name') })}
    >
      <LocalizedFields label={say('taxonomy.name')} field="name" isRequired autoFocus outcome={outcome} />
    </NamedForm>
  )
}

type Row = {
  section: DeskSection
  isOpen: boolean
  isPicked: boolean
  isEnding: boolean
  others: DeskSection[]
  actions: SectionActions
  /** Missing when there is nothing to move. */
  onPick?: () => void
  onOpen: () => void
  onEnd: () => void
  onClose: () => void
}

function SectionRow({ section, isOpen, isPicked, isEnding, others, actions, onPick, onOpen, onEnd, onClose }: Row) {
  const say = useWords()
  return (
    <li className={`border-line border-b ${isPicked ? 'bg-accent-soft' : ''}`}>
      <div className="flex flex-wrap items-center gap-2 py-2">
        <div className="min-w-[min(100%,11rem)] flex-1">
          <p className="wrap-anywhere flex flex-wrap items-baseline gap-x-2">
            <LocalizedName name={section.name} />
          </p>
          <p className="truncate text-ink-soft text-xs">
            /section/{section.slug} · {countInWords(say, section.stories)}
            {section.description && ` · ${localize(section.description)}`}
          </p>
        </div>
        <div className="ml-auto flex flex-wrap justify-end gap-2">
          {onPick && (
            <Button
              tone="quiet"
              size="small"
              square
              aria-label={say('taxonomy.moveNamed', { name: localize(section.name) })}
              aria-pressed={isPicked}
              onPress={onPick}
            >
              <ArrowUpDown size={15} aria-hidden="true" />
            </Button>
          )}
          <Button
            tone="quiet"
            size="small"
            aria-label={say('taxonomy.mergeOrDeleteNamed', { name: localize(section.name) })}
            onPress={onEnd}
          >
            {say('taxonomy.mergeOrDelete')}
          </Button>
          <Button size="small" aria-label={say('taxonomy.editNamed', { name: localize(section.name) })} onPress={onOpen}>
            {say('everywhere.edit')}
          </Button>
        </div>
      </div>
      {isOpen && <SectionForm section={section} change={actions.change} onClose={onClose} />}
      {isEnding && <EndSection section={section} others={others} actions={actions.end} onClose={onClose} />}
    </li>
  )
}

function SectionForm({ section, change, onClose }: { section: DeskSection; change: SectionActions['change']; onClose: () => void }) {
  const say = useWords()
  const { run, outcome } = useAsk(inWords, change, () => say('taxonomy.sectionSaved'))
  return (
    <NamedForm
      title={say('taxonomy.editNamed', { name: localize(section.name) })}
      send={say('taxonomy.saveSection')}
      onClose={onClose}
      onSend={(form) =>
        run({
          sectionId: section.id,
          name: readLocalized(form, 'name', section.name),
          description: readLocalized(form, 'description', section.description),
        })
      }
    >
      <LocalizedFields label={say('taxonomy.name')} field="name" value={section.name} isRequired autoFocus outcome={outcome} />
      <LocalizedFields label={say('taxonomy.description')} field="description" value={section.description} rows={2} outcome={outcome} />
    </NamedForm>
  )
}
