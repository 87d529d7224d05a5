'use client'

import { useState } from 'react'
import { StyleParts } from '#components/house-style/style-parts.tsx'
import { NamedForm } from '#components/taxonomy/named-form.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { notify } from '#components/ui/notify.ts'
import { problemAt } from '#components/ui/request-problems.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { undoOffered } from '#components/ui/undo-for-a-minute.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import type { Snippet } from '#newsroom/snippets/snippets-for.ts'
import { useWords } from '#words'
import { inWords, type SnippetPageActions } from './words.ts'

/** The snippets of this person and those for all. They are made in a story. */
export function SnippetsPage({ snippets, actions }: { snippets: Snippet[]; actions: SnippetPageActions }) {
  const say = useWords()
  return (
    <StyleParts part="snippets" mayManage={actions.mayForAll} about={say('snippets.about')}>
      {snippets.length === 0 && (
        <EmptyState title={say('snippets.none')}>
          <p className="text-ink-soft">{say('snippets.noneAbout')}</p>
        </EmptyState>
      )}
      <ul aria-label={say('snippets.title')} className={snippets.length > 0 ? 'border-line border-t' : ''}>
        {snippets.map((snippet) => (
          <SnippetRow key={snippet.id} snippet={snippet} actions={actions} />
        ))}
      </ul>
    </StyleParts>
  )
}

function SnippetRow({ snippet, actions }: { snippet: Snippet; actions: SnippetPageActions }) {
  const say = useWords()
  const [isRenamed, setRenamed] = useState(false)
  const { id: snippetId, name, isForAll, body } = snippet
  const { run, outcome } = useAsk(inWords, actions.rename, () => say('snippets.renamed'))
  return (
    <li className="border-line border-b py-2">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-64">
          <p className="wrap-anywhere font-semibold">
            {name} {isForAll && <Badge>{say('snippets.ofAll')}</Badge>}
          </p>
          <p className="wrap-anywhere line-clamp-2 text-ink-soft text-xs">{plainText(body) || say('snippets.noWords')}</p>
        </div>
        {(!isForAll || actions.mayForAll) && (
          <div className="flex flex-wrap gap-1.5">
            <Button size="small" aria-label={say('snippets.renameThis', { name })} onPress={() => setRenamed(true)}>
              {say('snippets.rename')}
            </Button>
            <DeleteButton snippet={snippet} actions={actions} />
          </div>
        )}
      </div>
      {isRenamed && (
        <NamedForm
          title={say('snippets.renameThis', { name })}
          send={say('everywhere.save')}
          onClose={() => setRenamed(false)}
          onSend={(form) => run({ snippetId, name: String(new FormData(form).get('name') ?? '') })}
        >
          <TextField
            label={say('snippets.name')}
            name="name"
            defaultValue={name}
            maxLength={60}
            autoComplete="off"
            isRequired
            problem={problemAt(say, outcome, 'name')}
          />
        </NamedForm>
      )}
    </li>
  )
}

/** What was deleted can be put back for a minute. */
function DeleteButton({ snippet: { id: snippetId, name, isForAll, body }, actions }: { snippet: Snippet; actions: SnippetPageActions }) {
  const say = useWords()
  const putBack = useAsk(inWords, actions.save, () => say('snippets.putBack', { name }))
  const remove = useAsk(inWords, actions.remove, () => null)
  async function removeNow() {
    const answer = await remove.run({ snippetId })
    if (!answer.ok) return
    const onClick = () => void putBack.run({ name, body, isForAll, replaces: false })
    notify.done(say('snippets.deleted', { name }), { action: { label: say('everywhere.undo'), onClick }, lasts: undoOffered })
  }
  return (
    <Button size="small" aria-label={say('everywhere.removeThing', { name })} isPending={remove.busy} onPress={() => void removeNow()}>
      {say('everywhere.remove')}
    </Button>
  )
}
