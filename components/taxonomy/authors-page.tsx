'use client'

import { Plus, UserRound } from 'lucide-react'
import { useState } from 'react'
import { type PickedPicture, PicturePicker } from '#components/media/picture-picker.tsx'
import { Thumb } from '#components/media/thumb.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Select } from '#components/ui/select.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { DeskAuthor } from '#newsroom/taxonomy/taxonomy-desk.ts'
import { FindField } from './find-field.tsx'
import { LocalizedFields, readLocalized } from './localized-fields.tsx'
import { NamedForm } from './named-form.tsx'
import { TaxonomyPage } from './taxonomy-page.tsx'
import { type Ask, countInWords, inWords } from './words.ts'

type Texts = { en: string; uk: string }
type Account = { id: string; name: string }
export type AuthorActions = {
  create: Ask<{ name: Texts }>
  change: Ask<{ authorId: string; name: Texts; title: Texts; biography: Texts; portraitId: string | null; personId: string | null }>
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
            <div className="flex items-center gap-3 py-2">
              <Portrait picture={author.portrait} />
              <div className="min-w-0 flex-1">
                <p className="wrap-anywhere flex flex-wrap items-baseline gap-x-2">
                  <span className="font-semibold">{author.name.en}</span>
                  {author.name.uk && <span lang="uk">{author.name.uk}</span>}
                  {author.proposed && <Badge tone="warn">Proposed: readers do not see it yet</Badge>}
                </p>
                <p className="truncate text-ink-soft text-xs">
                  {[author.title?.en, countInWords(author.stories), author.account && `account of ${author.account.name}`]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <Button size="small" aria-label={`Edit ${author.name.en}`} onPress={() => setOpen(author.id)}>
                Edit
              </Button>
            </div>
            {open === author.id && <AuthorForm author={author} accounts={accounts} change={actions.change} onClose={() => setOpen(null)} />}
          </li>
        ))}
      </ul>
      {authors.length === 100 && <p className="py-3 text-ink-soft">These are the first hundred; find others by name.</p>}
    </TaxonomyPage>
  )
}

type Shown = DeskAuthor['portrait'] | PickedPicture

const noAccount = { id: 'none', name: 'No account' }

function AuthorForm({
  author,
  accounts,
  change,
  onClose,
}: {
  author: DeskAuthor
  accounts: Account[]
  change: AuthorActions['change']
  onClose: () => void
}) {
  const [account, setAccount] = useState(author.account?.id ?? noAccount.id)
  const [portrait, setPortrait] = useState<Shown>(author.portrait)
  const [picking, setPicking] = useState(false)
  const { run, outcome } = useAsk(inWords, change, () => 'Author saved')
  const send = (form: HTMLFormElement) =>
    run({
      authorId: author.id,
      name: readLocalized(form, 'name'),
      title: readLocalized(form, 'title'),
      biography: readLocalized(form, 'biography'),
      portraitId: portrait?.id ?? null,
      personId: account === noAccount.id ? null : account,
    })
  return (
    <>
      <NamedForm title={`Edit ${author.name.en}`} send={author.proposed ? 'Accept author' : 'Save author'} onClose={onClose} onSend={send}>
        <div className="flex items-center gap-3">
          <Portrait picture={portrait} />
          <Button size="small" onPress={() => setPicking(true)}>
            {portrait ? 'Change portrait' : 'Choose a portrait'}
          </Button>
          {portrait && (
            <Button size="small" tone="quiet" onPress={() => setPortrait(null)}>
              Remove
            </Button>
          )}
        </div>
        <LocalizedFields label="Name" field="name" value={author.name} isRequired autoFocus outcome={outcome} />
        <LocalizedFields label="Role" field="title" value={author.title} outcome={outcome} />
        <LocalizedFields label="Biography" field="biography" value={author.biography} rows={4} outcome={outcome} />
        <Select
          label="Account"
          choices={[
            noAccount,
            ...accounts,
            ...(author.account && !accounts.some(({ id }) => id === author.account?.id) ? [author.account] : []),
          ]}
          selectedKey={account}
          onSelectionChange={(key) => setAccount(String(key ?? noAccount.id))}
        />
      </NamedForm>
      {picking && (
        <PicturePicker
          className="my-3"
          onClose={() => setPicking(false)}
          onPick={(picture) => {
            setPortrait(picture)
            setPicking(false)
          }}
        />
      )}
    </>
  )
}

function Portrait({ picture }: { picture: Shown }) {
  return (
    <span className="grid size-10 shrink-0 place-items-center overflow-hidden rounded-full bg-sunken text-ink-faint">
      {picture ? <Thumb picture={picture} wanted={80} /> : <UserRound size={18} strokeWidth={1.75} aria-hidden="true" />}
    </span>
  )
}
