'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Localized } from '#lib/languages.ts'
import { localize } from '#lib/publication.ts'
import type { DeskAuthor } from '#newsroom/taxonomy/taxonomy-desk.ts'
import { useWords } from '#words'
import { type Account, AuthorForm, type ChangeAuthor } from './author-form.tsx'
import { EndAuthor, type EndAuthorActions } from './end-author.tsx'
import { FindField } from './find-field.tsx'
import { LocalizedFields, readLocalized } from './localized-fields.tsx'
import { LocalizedName } from './localized-name.tsx'
import { NamedForm } from './named-form.tsx'
import { Portrait } from './portrait.tsx'
import { TaxonomyPage } from './taxonomy-page.tsx'
import { type Ask, countInWords, inWords } from './words.ts'

export type AuthorActions = {
  create: Ask<{ name: Localized }>
  change: ChangeAuthor
  end: EndAuthorActions
}

/** The authors of stories. An author is not an account. */
export function AuthorsPage({
  authors,
  accounts,
  query,
  actions,
}: {
  authors: DeskAuthor[]
  accounts: Account[]
  query: string
  actions: AuthorActions
}) {
  const say = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const [ending, setEnding] = useState<string | null>(null)
  const create = useAsk(inWords, actions.create, () => say('taxonomy.authorAdded'))
  const add = (
    <Button tone="primary" onPress={() => setOpen('new')}>
      <Plus size={15} aria-hidden="true" /> {say('taxonomy.newAuthor')}
    </Button>
  )
  return (
    <TaxonomyPage part="authors" about={say('taxonomy.authorsAbout')} actions={add}>
      <FindField key={query} label={say('taxonomy.findAuthor')} path="/desk/taxonomy/authors" query={query} />
      {open === 'new' && (
        <NamedForm
          title={say('taxonomy.newAuthor')}
          send={say('taxonomy.addAuthor')}
          onClose={() => setOpen(null)}
          onSend={(form) => create.run({ name: readLocalized(form, 'name') })}
        >
          <LocalizedFields label={say('taxonomy.personName')} field="name" isRequired autoFocus outcome={create.outcome} />
        </NamedForm>
      )}
      {authors.length === 0 && <EmptyState title={query ? say('taxonomy.noAuthorNamed', { name: query }) : say('taxonomy.noAuthors')} />}
      <ul>
        {authors.map((author) => (
          <li key={author.id} className="border-line border-b">
            <AuthorRow author={author} onOpen={() => setOpen(author.id)} onEnd={() => setEnding(author.id)} />
            {open === author.id && <AuthorForm author={author} accounts={accounts} change={actions.change} onClose={() => setOpen(null)} />}
            {ending === author.id && <EndAuthor author={author} actions={actions.end} onClose={() => setEnding(null)} />}
          </li>
        ))}
      </ul>
      {authors.length === 100 && <p className="py-3 text-ink-soft">{say('taxonomy.first100')}</p>}
    </TaxonomyPage>
  )
}

function AuthorRow({ author, onOpen, onEnd }: { author: DeskAuthor; onOpen: () => void; onEnd: () => void }) {
  const say = useWords()
  return (
    <div className="flex flex-wrap items-center gap-3 py-2">
      <Portrait picture={author.portrait} />
      <div className="min-w-[min(100%,11rem)] flex-1">
        <p className="wrap-anywhere flex flex-wrap items-baseline gap-x-2">
          <LocalizedName name={author.name} />
          {author.proposed && <Badge tone="warn">{say('taxonomy.proposed')}</Badge>}
        </p>
        <p className="truncate text-ink-soft text-xs">
          {[
            author.title && localize(author.title),
            countInWords(say, author.stories),
            author.account && say('taxonomy.accountOf', { name: author.account.name }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="ml-auto flex flex-wrap justify-end gap-2">
        <Button tone="quiet" size="small" aria-label={say('taxonomy.mergeOrDeleteNamed', { name: localize(author.name) })} onPress={onEnd}>
          {say('taxonomy.mergeOrDelete')}
        </Button>
        <Button size="small" aria-label={say('taxonomy.editNamed', { name: localize(author.name) })} onPress={onOpen}>
          {say('everywhere.edit')}
        </Button>
      </div>
    </div>
  )
}
