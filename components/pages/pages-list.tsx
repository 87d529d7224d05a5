'use client'

import { type FormEvent, useState } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { OrderedList } from '#components/ui/ordered-list.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { languageFacts } from '#lib/languages.ts'
import { firstLanguage, publishedLanguages } from '#lib/publication.ts'
import type { DeskPage, DeskPageText } from '#newsroom/pages/desk-pages.ts'
import { useWords } from '#words'
import { type Ask, inWords } from './words.ts'

type Actions = {
  begin: Ask<{ slug: string; kind: DeskPage['kind'] }>
  order: Ask<{ pages: string[] }>
  remove: Ask<{ pageId: string }>
}

/** The pages of the house in the order of the footer, with their texts in each language. */
export function PagesList({ pages, actions }: { pages: DeskPage[]; actions: Actions }) {
  const say = useWords()
  const order = useAsk(inWords, actions.order, () => say('pages.ordered'))
  const remove = useAsk(inWords, actions.remove, () => say('pages.deleted'))
  const items = pages.map((page) => ({ ...page, name: nameOf(page) }))

  function change(wanted: typeof items) {
    const gone = items.find(({ id }) => !wanted.some((page) => page.id === id))
    if (gone) void remove.run({ pageId: gone.id })
    else void order.run({ pages: wanted.map(({ id }) => id) })
  }

  return (
    <div className="grid max-w-3xl gap-6">
      {pages.length === 0 ? (
        <EmptyState title={say('pages.none')}>{say('pages.noneAbout')}</EmptyState>
      ) : (
        <OrderedList label={say('pages.pages')} items={items} onChange={change} className="border-line border-y">
          {(page) => <Row page={page} />}
        </OrderedList>
      )}
      <BeginForm begin={actions.begin} />
    </div>
  )
}

const nameOf = ({ slug, texts }: DeskPage): string => texts.find(({ language }) => language === firstLanguage())?.headline || slug

function Row({ page }: { page: DeskPage & { name: string } }) {
  const say = useWords()
  return (
    <span className="grid gap-1 py-2">
      <span className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold">{page.name}</span>
        <code className="text-ink-soft text-xs">/page/{page.slug}</code>
        {page.kind === 'staff' && <Badge>{say('pages.staff')}</Badge>}
      </span>
      <span className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {publishedLanguages().map((language) => (
          <span key={language} className="inline-flex items-center gap-1.5">
            <Link href={`/desk/settings/pages/${page.id}/${language}`} className="text-accent hover:underline" lang={language}>
              {languageFacts[language].name}
            </Link>
            <Standing text={page.texts.find((text) => text.language === language)} />
          </span>
        ))}
      </span>
    </span>
  )
}

function Standing({ text }: { text?: DeskPageText }) {
  const say = useWords()
  if (!text) return <Badge>{say('pages.empty')}</Badge>
  if (!text.isLive) return <Badge>{say('pages.draft')}</Badge>
  return <Badge tone={text.isChanged ? 'warn' : 'good'}>{say(text.isChanged ? 'pages.changed' : 'pages.published')}</Badge>
}

function BeginForm({ begin }: { begin: Actions['begin'] }) {
  const say = useWords()
  const [kind, setKind] = useState<DeskPage['kind']>('text')
  const { run, busy, outcome } = useAsk(inWords, begin, () => say('pages.begun'))

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const slug = String(new FormData(form).get('slug')).trim().toLowerCase()
    if ((await run({ slug, kind })).ok) form.reset()
  }

  return (
    <form noValidate onSubmit={submit} className="grid max-w-xl gap-3" aria-label={say('pages.begin')}>
      <h2 className="font-bold text-lg">{say('pages.begin')}</h2>
      <TextField
        label={say('pages.slug')}
        name="slug"
        maxLength={120}
        autoComplete="off"
        spellCheck="false"
        hint={say('pages.slugHint')}
        problem={problemAt(say, outcome, 'slug') && say('pages.slugWrong')}
      />
      <Select
        label={say('pages.kind')}
        choices={[
          { id: 'text', name: say('pages.kind-text') },
          { id: 'staff', name: say('pages.kind-staff') },
        ]}
        selectedKey={kind}
        onSelectionChange={(key) => setKind(key === 'staff' ? 'staff' : 'text')}
      />
      <div>
        <Button type="submit" isPending={busy}>
          {say('pages.add')}
        </Button>
      </div>
    </form>
  )
}
