'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { FindNames } from '#components/taxonomy/name-choice.tsx'
import { Button } from '#components/ui/button.tsx'
import { ComboBox } from '#components/ui/combo-box.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Select } from '#components/ui/select.tsx'
import { valueInTime } from '#components/ui/unanswered.ts'
import { useSearchResults } from '#components/ui/use-search-results.ts'
import { firstLanguage } from '#lib/publication.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { useWords } from '#words'
import { type BulkActions, takeOffPaper, toEditor, toSection, withTopic } from './acts.ts'
import { AssignPanel } from './assign-panel.tsx'
import type { BulkAct } from './bulk-acts.ts'
import { BulkReport } from './bulk-report.tsx'
import { Confirm } from './confirm.tsx'
import { SchedulePanel } from './schedule-panel.tsx'
import { type ListedStory, useSelection } from './selection.tsx'
import { type ActOnOne, useBulk } from './use-bulk.ts'

export type BulkProps = {
  actions: BulkActions
  sections: readonly Choice[]
  findTopics: FindNames
  /** Who can look after a story; null for a person who may not choose. */
  editors: readonly Choice[] | null
  mayUnpublish: boolean
  maySchedule: boolean
}

/** What can be done with the selected stories. It is at the bottom of the window while there are some, or a report to read. */
export function BulkBar({ actions, sections, findTopics, editors }: BulkProps) {
  const say = useWords()
  const router = useRouter()
  const { selected, setAll, acts, opened, open } = useSelection()
  const bulk = useBulk(() => router.refresh())
  const { progress, report } = bulk
  if (selected.length === 0 && !progress && !report) return null
  async function act(work: ActOnOne, stories: readonly ListedStory[] = selected) {
    open(null)
    await bulk.run(stories, work)
    setAll(false)
  }
  const count = selected.length
  return (
    <section
      aria-label={say('stories.selected')}
      className="sticky bottom-0 z-20 -mx-4 border-line-strong border-t bg-surface px-4 py-2 shadow-popover max-md:bottom-[calc(3.25rem+env(safe-area-inset-bottom))] md:-mx-6 md:px-6"
    >
      {report && <BulkReport key={report.isUndo ? 'undone' : 'done'} report={report} undo={bulk.undo} onClose={bulk.close} />}
      {opened && (
        <OpenPanel
          {...{ opened, actions, sections, findTopics, editors }}
          onClose={() => open(null)}
          onAct={(...chosen) => void act(...chosen)}
        />
      )}
      <div className="flex min-h-8 flex-wrap items-center gap-2">
        <p role="status" className="mr-auto font-semibold">
          {progress
            ? say('stories.bulkProgress', { at: progress.at + 1, total: progress.total })
            : count > 0 && say('stories.selectedCount', { count })}
        </p>
        {count > 0 &&
          !progress &&
          acts.map((name) => (
            <Button key={name} size="small" aria-expanded={opened === name} onPress={() => open(opened === name ? null : name)}>
              {say(`stories.bulk-${name}`)}
            </Button>
          ))}
        {count > 0 && !progress && (
          <Button size="small" tone="quiet" onPress={() => setAll(false)}>
            {say('stories.selectNone')}
          </Button>
        )}
      </div>
    </section>
  )
}

/** The panel of one act, above the buttons. */
function OpenPanel({
  opened,
  actions,
  sections,
  findTopics,
  editors,
  onClose,
  onAct,
}: Pick<BulkProps, 'actions' | 'sections' | 'findTopics' | 'editors'> & {
  opened: BulkAct
  onClose: () => void
  onAct: (work: ActOnOne, stories?: readonly ListedStory[]) => void
}) {
  const say = useWords()
  const { selected } = useSelection()
  return (
    <>
      {opened === 'section' && <SectionPanel sections={sections} onClose={onClose} onChoose={(id) => onAct(toSection(actions, id))} />}
      {opened === 'topic' && <TopicPanel find={findTopics} onClose={onClose} onChoose={(id) => onAct(withTopic(actions, id))} />}
      {opened === 'editor' && editors && (
        <AssignPanel editors={editors} onClose={onClose} onChoose={(id) => onAct(toEditor(actions, id))} />
      )}
      {opened === 'schedule' && (
        <SchedulePanel
          key={selected.map(({ id }) => id).join()}
          selected={selected}
          actions={actions}
          onClose={onClose}
          onPlan={(stories, work) => onAct(work, stories)}
        />
      )}
      {opened === 'unpublish' && (
        <Panel title={say('workflow.unpublish')} onClose={onClose} className="mb-2">
          <p className="text-ink-soft">{say('stories.bulkUnpublishAbout', { count: selected.length })}</p>
          <Confirm label={say('workflow.unpublish')} isDanger onCancel={onClose} onPress={() => onAct(takeOffPaper(actions))} />
        </Panel>
      )}
    </>
  )
}

type PanelProps = { onChoose: (id: string) => void; onClose: () => void }

function SectionPanel({ sections, onChoose, onClose }: PanelProps & { sections: readonly Choice[] }) {
  const say = useWords()
  const [chosen, choose] = useState<string | null>(null)
  return (
    <Panel title={say('stories.bulkSectionTitle')} onClose={onClose} className="mb-2">
      <Select
        label={say('stories.section')}
        choices={sections}
        selectedKey={chosen}
        onSelectionChange={(key) => choose(key === null ? null : String(key))}
        hint={say('stories.bulkDetailsAbout')}
        className="max-w-80"
      />
      <Confirm
        label={say('stories.bulkAssign')}
        isDisabled={chosen === null}
        onCancel={onClose}
        onPress={() => chosen !== null && onChoose(chosen)}
      />
    </Panel>
  )
}

function TopicPanel({ find, onChoose, onClose }: PanelProps & { find: FindNames }) {
  const say = useWords()
  const [query, setQuery] = useState('')
  const [chosen, choose] = useState<Choice | null>(null)
  const { found, isCurrent, hasFailed } = useSearchResults(['bulk-topics'], query, (words) =>
    valueInTime(find({ query: words, language: firstLanguage() })),
  )
  return (
    <Panel title={say('stories.bulkTopicTitle')} onClose={onClose} className="mb-2">
      <ComboBox
        label={say('stories.topic')}
        choices={found}
        isCurrent={isCurrent}
        empty={hasFailed ? say('everywhere.searchFailed') : undefined}
        inputValue={query}
        onInputChange={(typed) => {
          setQuery(typed)
          if (typed !== chosen?.name) choose(null)
        }}
        onChoose={(id) => {
          const topic = found.find((one) => one.id === id)
          if (!topic) return
          choose(topic)
          setQuery(topic.name)
        }}
        className="max-w-80"
      />
      <p className="mt-1 text-ink-faint text-xs">{say('stories.bulkDetailsAbout')}</p>
      <Confirm
        label={say('stories.bulkAdd')}
        isDisabled={chosen === null}
        onCancel={onClose}
        onPress={() => chosen && onChoose(chosen.id)}
      />
    </Panel>
  )
}
