'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Localized } from '#lib/languages.ts'
import { localize } from '#lib/publication.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import type { DeskTopic } from '#newsroom/taxonomy/taxonomy-desk.ts'
import { useWords } from '#words'
import { FindField } from './find-field.tsx'
import { LocalizedFields, readLocalized } from './localized-fields.tsx'
import { LocalizedName } from './localized-name.tsx'
import { type FindNames, NameChoice } from './name-choice.tsx'
import { NamedForm } from './named-form.tsx'
import { TaxonomyPage } from './taxonomy-page.tsx'
import { type Ask, countInWords, inWords } from './words.ts'

export type TopicActions = {
  create: Ask<{ name: Localized }>
  rename: Ask<{ topicId: string; name: Localized }>
  merge: Ask<{ topicId: string; intoId: string }, { stories: number }>
  find: FindNames
}

type Open = { topicId: string; for: 'rename' | 'merge' } | 'new' | null

/** The topics, by name. */
export function TopicsPage({ topics, query, actions }: { topics: DeskTopic[]; query: string; actions: TopicActions }) {
  const say = useWords()
  const [open, setOpen] = useState<Open>(null)
  const create = useAsk(inWords, actions.create, () => say('taxonomy.topicAdded'))
  const close = () => setOpen(null)
  const add = (
    <Button tone="primary" onPress={() => setOpen('new')}>
      <Plus size={15} aria-hidden="true" /> {say('taxonomy.newTopic')}
    </Button>
  )
  return (
    <TaxonomyPage part="topics" about={say('taxonomy.topicsAbout')} actions={add}>
      <FindField key={query} label={say('taxonomy.findTopic')} path="/desk/taxonomy/topics" query={query} />
      {open === 'new' && (
        <NamedForm
          title={say('taxonomy.newTopic')}
          send={say('taxonomy.addTopic')}
          onClose={close}
          onSend={(form) => create.run({ name: readLocalized(form, 'name') })}
        >
          <LocalizedFields label={say('taxonomy.name')} field="name" isRequired autoFocus outcome={create.outcome} />
        </NamedForm>
      )}
      {topics.length === 0 && <EmptyState title={query ? say('taxonomy.noTopicNamed', { name: query }) : say('taxonomy.noTopics')} />}
      <ul>
        {topics.map((topic) => (
          <TopicRow
            key={topic.id}
            topic={topic}
            open={open !== null && open !== 'new' && open.topicId === topic.id ? open.for : null}
            actions={actions}
            onOpen={(what) => setOpen({ topicId: topic.id, for: what })}
            onClose={close}
          />
        ))}
      </ul>
      {topics.length === 100 && <p className="py-3 text-ink-soft">{say('taxonomy.first100')}</p>}
    </TaxonomyPage>
  )
}

function TopicRow({
  topic,
  open,
  actions,
  onOpen,
  onClose,
}: {
  topic: DeskTopic
  open: 'rename' | 'merge' | null
  actions: TopicActions
  onOpen: (what: 'rename' | 'merge') => void
  onClose: () => void
}) {
  const say = useWords()
  const { run, outcome } = useAsk(inWords, actions.rename, () => say('taxonomy.topicSaved'))
  return (
    <li className="border-line border-b">
      <div className="flex flex-wrap items-center justify-end gap-2 py-1.5">
        <p className="wrap-anywhere flex min-w-[min(100%,8rem)] flex-1 flex-wrap items-baseline gap-x-2">
          <LocalizedName name={topic.name} />
          <span className="text-ink-soft text-xs">{countInWords(say, topic.stories)}</span>
        </p>
        <Button
          size="small"
          tone="quiet"
          aria-label={say('taxonomy.mergeNamed', { name: localize(topic.name) })}
          onPress={() => onOpen('merge')}
        >
          {say('taxonomy.merge')}
        </Button>
        <Button size="small" aria-label={say('taxonomy.renameNamed', { name: localize(topic.name) })} onPress={() => onOpen('rename')}>
          {say('taxonomy.rename')}
        </Button>
      </div>
      {open === 'rename' && (
        <NamedForm
          title={say('taxonomy.renameNamed', { name: localize(topic.name) })}
          send={say('taxonomy.saveTopic')}
          onClose={onClose}
          onSend={(form) => run({ topicId: topic.id, name: readLocalized(form, 'name', topic.name) })}
        >
          <LocalizedFields label={say('taxonomy.name')} field="name" value={topic.name} isRequired autoFocus outcome={outcome} />
        </NamedForm>
      )}
      {open === 'merge' && <MergeForm topic={topic} merge={actions.merge} find={actions.find} onClose={onClose} />}
    </li>
  )
}

function MergeForm({
  topic,
  merge,
  find,
  onClose,
}: {
  topic: DeskTopic
  merge: TopicActions['merge']
  find: TopicActions['find']
  onClose: () => void
}) {
  const say = useWords()
  const [into, setInto] = useState<Choice | null>(null)
  const { run } = useAsk(inWords, merge, ({ stories }) => say('taxonomy.merged', { count: stories }))
  return (
    <NamedForm
      title={say('taxonomy.mergeInto', { name: localize(topic.name) })}
      send={say('taxonomy.merge')}
      onClose={onClose}
      onSend={async () => (into ? run({ topicId: topic.id, intoId: into.id }) : { ok: false })}
      aside={<span className="text-ink-soft">{say('taxonomy.mergeAbout', { slug: topic.slug })}</span>}
    >
      <NameChoice kind="topic" label={say('taxonomy.into')} chosen={into} except={topic.id} find={find} onChoose={setInto} />
    </NamedForm>
  )
}
