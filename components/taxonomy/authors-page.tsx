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
import { type Account, AuthorForm, type ChangeAuthor } from './author-form.tsx'
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
}

/** Whose names stand on stories. An author is not an account. */
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
  const [open, setOpen] = useState<string | null>(null)
  const create = useAsk(inWords, actions.create, () => 'Author added')
  const add = (
    <Button tone="primary" onPress={() => setOpen('new')}>
      <Plus size={15} aria-hidden="true" /> New author
    </Button>
  )
  return (
    <TaxonomyPage part="authors" about="Whose names stand on stories. An author needs no account." actions={add}>
      <FindField key={query} label="Find an author" path="/desk/taxonomy/authors" query={query} />
      {open === 'new' && (
        <NamedForm
          title="New author"
          send="Add author"
          onClose={() => setOpen(null)}
          onSend={(form) => create.run({ name: readLocalized(form, 'name') })}
        >
          <LocalizedFields label="Name" field="name" isRequired autoFocus outcome={create.outcome} />
        </NamedForm>
      )}
      {authors.length === 0 && <EmptyState title={query ? `No author is called “${query}”` : 'No authors yet'} />}
      <ul>
        {authors.map((author) => (
          <li key={author.id} className="border-line border-b">
            <AuthorRow author={author} onOpen={() => setOpen(author.id)} />
            {open === author.id && <AuthorForm author={author} accounts={accounts} change={actions.change} onClose={() => setOpen(null)} />}
          </li>
        ))}
      </ul>
      {authors.length === 100 && <p className="py-3 text-ink-soft">These are the first hundred; find others by name.</p>}
    </TaxonomyPage>
  )
}

function AuthorRow({ author, onOpen }: { author: DeskAuthor; onOpen: () => void }) {
  return (
    <div className="flex items-center gap-3 py-2">
      <Portrait picture={author.portrait} />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere flex flex-wrap items-baseline gap-x-2">
          <LocalizedName name={author.name} />
          {author.proposed && <Badge tone="warn">Proposed: readers do not see it yet</Badge>}
        </p>
        <p className="truncate text-ink-soft text-xs">
          {[author.title && localize(author.title), countInWords(author.stories), author.account && `account of ${author.account.name}`]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <Button size="small" aria-label={`Edit ${localize(author.name)}`} onPress={onOpen}>
        Edit
      </Button>
    </div>
  )
}
