'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Select } from '#components/ui/select.tsx'
import type { DeskTopic } from '#newsroom/taxonomy/taxonomy-desk.ts'
import { FindField } from './find-field.tsx'
import { LocalizedFields, localizedFrom } from './localized-fields.tsx'
import { NamedForm } from './named-form.tsx'
import { TaxonomyPage } from './taxonomy-page.tsx'
import { useAsk } from './use-ask.ts'
import { type Ask, storiesInWords } from './words.ts'

type Texts = { en: string; uk: string }
export type TopicActions = {
  create: Ask<{ name: Texts }>
  rename: Ask<{ topicId: string; name: Texts }>
  merge: Ask<{ topicId: string; intoId: string }, { stories: number }>
}

type Open = { topicId: string; for: 'rename' | 'merge' } | 'new' | null

/** What stories are about, those with most stories first. */
export function TopicsPage({ topics, query, actions }: { topics: DeskTopic[]; query: string; actions: TopicActions }) {
  const [open, setOpen] = useState<Open>(null)
  const create = useAsk(actions.create, () => 'Topic added')
  const rename = useAsk(actions.rename, () => 'Topic saved')
  const close = () => setOpen(null)
  const isOpen = (topic: DeskTopic, what: 'rename' | 'merge') =>
    open !== null && open !== 'new' && open.topicId === topic.id && open.for === what
  const add = (
    <Button tone="primary" onPress={() => setOpen('new')}>
      <Plus size={15} aria-hidden="true" /> New topic
    </Button>
  )
  return (
    <TaxonomyPage part="topics" about="What stories are about. A story has any number of them." actions={add}>
      <FindField key={query} label="Find a topic" path="/desk/taxonomy/topics" query={query} />
      {open === 'new' && (
        <NamedForm title="New topic" send="Add topic" onClose={close} onSend={(form) => create.run({ name: localizedFrom(form, 'name') })}>
          <LocalizedFields label="Name" field="name" isRequired autoFocus outcome={create.outcome} />
        </NamedForm>
      )}
      {topics.length === 0 && <EmptyState title={query ? `No topic is called “${query}”` : 'No topics yet'} />}
      <ul>
        {topics.map((topic) => (
          <li key={topic.id} className="border-line border-b">
            <div className="flex items-center gap-2 py-1.5">
              <p className="wrap-anywhere flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
                <span className="font-semibold">{topic.name.en}</span>
                {topic.name.uk && <span lang="uk">{topic.name.uk}</span>}
                <span className="text-ink-soft text-xs">{storiesInWords(topic.stories)}</span>
              </p>
              <Button
                size="small"
                tone="quiet"
                aria-label={`Merge ${topic.name.en}`}
                onPress={() => setOpen({ topicId: topic.id, for: 'merge' })}
              >
                Merge
              </Button>
              <Button size="small" aria-label={`Rename ${topic.name.en}`} onPress={() => setOpen({ topicId: topic.id, for: 'rename' })}>
                Rename
              </Button>
            </div>
            {isOpen(topic, 'rename') && (
              <NamedForm
                title={`Rename ${topic.name.en}`}
                send="Save topic"
                onClose={close}
                onSend={(form) => rename.run({ topicId: topic.id, name: localizedFrom(form, 'name') })}
              >
                <LocalizedFields label="Name" field="name" value={topic.name} isRequired autoFocus outcome={rename.outcome} />
              </NamedForm>
            )}
            {isOpen(topic, 'merge') && (
              <MergeForm topic={topic} others={topics.filter(({ id }) => id !== topic.id)} merge={actions.merge} onClose={close} />
            )}
          </li>
        ))}
      </ul>
      {topics.length === 100 && <p className="py-3 text-ink-soft">These are the hundred with most stories; find others by name.</p>}
    </TaxonomyPage>
  )
}

function MergeForm({
  topic,
  others,
  merge,
  onClose,
}: {
  topic: DeskTopic
  others: DeskTopic[]
  merge: TopicActions['merge']
  onClose: () => void
}) {
  const [into, setInto] = useState<string | null>(null)
  const { run } = useAsk(merge, ({ stories }) => `Merged: ${storiesInWords(stories).toLowerCase()} moved`)
  return (
    <NamedForm
      title={`Merge ${topic.name.en} into another topic`}
      send="Merge"
      onClose={onClose}
      onSend={async () => into !== null && run({ topicId: topic.id, intoId: into })}
      aside={<span className="text-ink-soft">/topic/{topic.slug} will lead to the other topic. This cannot be undone.</span>}
    >
      <Select
        label="Into"
        placeholder="Choose a topic"
        choices={others.map(({ id, name }) => ({ id, name: name.en }))}
        selectedKey={into}
        onSelectionChange={(key) => setInto(key === null ? null : String(key))}
        className="max-w-80"
      />
    </NamedForm>
  )
}
