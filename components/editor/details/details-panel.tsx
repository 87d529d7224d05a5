'use client'

import { X } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { notify } from '#components/ui/notify.ts'
import { Select } from '#components/ui/select.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { partNames } from '#components/workflow/change-words.ts'
import { languageFacts } from '#lib/languages.ts'
import { firstLanguage, publishedLanguages } from '#lib/publication.ts'
import type { Choice } from '#newsroom/articles/choices.ts'
import type { EditorActions } from '../actions.ts'
import type { PictureFacts } from '../editor-resources.ts'
import { DetailField } from './detail-field.tsx'
import { Discard } from './discard.tsx'
import { HeroField } from './hero-field.tsx'
import { NamesField } from './names-field.tsx'
import { PublicationsList } from './publications-list.tsx'
import { SearchPreview } from './search-preview.tsx'
import { TwinField } from './twin-field.tsx'
import type { useDetails } from './use-details.ts'

const none = { id: 'none', name: 'None yet' }

/** What stands beside the text. Everything is saved as it is changed. */
export function DetailsPanel({
  state: { details, trouble, isChanging, change, linkTwin, shareWith },
  text,
  sections,
  colleagues,
  allowed,
  isLocked,
  actions,
  learn,
  onClose,
  children,
}: {
  state: ReturnType<typeof useDetails>
  /** As it was last saved. */
  text: { headline: string; dek: string }
  sections: Choice[]
  colleagues: Choice[]
  allowed: { share: boolean; discard: boolean }
  /** Taken down: nothing of it changes any more. */
  isLocked: boolean
  actions: EditorActions
  learn: (picture: PictureFacts) => void
  onClose: () => void
  children?: ReactNode
}) {
  const { language } = details
  const findTopics = useCallback(
    (query: string) => actions.findTopics({ query, language }).then((answer) => (answer.ok ? answer.value : [])),
    [actions, language],
  )
  const createTopic =
    actions.createTopic &&
    (async (name: string) => {
      const answer = await actions.createTopic?.({ name: { [firstLanguage()]: name, [language]: name } }).catch(() => null)
      if (answer?.ok) return { id: answer.value.id, name }
      notify.problem(`“${name}” was not made.`, {
        detail: answer?.problem === 'exists' ? 'There is a topic with this address already.' : 'Try again.',
      })
      return null
    })
  const findAuthors = useCallback(
    (query: string) => actions.findAuthors({ query, language }).then((answer) => (answer.ok ? answer.value : [])),
    [actions, language],
  )
  const makeAuthor = async (name: string) => {
    const make = actions.createAuthor ?? actions.proposeAuthor
    const answer = await make({ name: { [firstLanguage()]: name, [language]: name } }).catch(() => null)
    if (answer?.ok) return { id: answer.value.id, name }
    notify.problem(`“${name}” was not added.`, {
      detail: answer?.problem === 'exists' ? 'There is an author with this address already.' : 'Try again.',
    })
    return null
  }
  const findColleagues = useCallback(
    async (query: string) => colleagues.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase())),
    [colleagues],
  )
  return (
    <div className="text-sm">
      <header className="sticky top-0 z-10 flex items-center gap-2 border-line border-b bg-surface py-1.5 pr-1.5 pl-4">
        <h2 className="mr-auto font-bold">Story details</h2>
        {isChanging && <Spinner label="Saving the details" />}
        <Button tone="quiet" size="small" square aria-label="Close the details" onPress={onClose}>
          <X size={15} aria-hidden="true" />
        </Button>
      </header>
      <div className="grid grid-cols-1 gap-4 p-4">
        {trouble && (
          <Alert tone="warn" live>
            <p>{trouble.sentences.join(' ')}</p>
            <div className="mt-2 flex gap-2">
              {trouble.again && (
                <Button size="small" isPending={isChanging} onPress={trouble.again}>
                  Retry
                </Button>
              )}
              <Button size="small" tone="quiet" onPress={trouble.leave}>
                Discard the change
              </Button>
            </div>
          </Alert>
        )}
        {children}
        <fieldset disabled={isLocked} className="grid min-w-0 grid-cols-1 gap-4 disabled:opacity-60">
          <div data-detail="section">
            <Select
              label="Section"
              placeholder="Choose a section"
              choices={[none, ...sections]}
              selectedKey={details.sectionId ?? 'none'}
              onSelectionChange={(key) => change({ sectionId: key === 'none' || key === null ? null : String(key) })}
            />
          </div>
          <div data-detail="bylines">
            <NamesField
              label="Bylines"
              placeholder="Add an author"
              names={details.bylines}
              isOrdered
              find={findAuthors}
              unknown={(words) => `No author called “${words}”.`}
              newName={{
                offer: (name) => (actions.createAuthor ? `Create author “${name}”` : `Propose author “${name}”`),
                make: makeAuthor,
              }}
              onChange={(bylines) => change({ bylines })}
            />
          </div>
          <NamesField
            label="Topics"
            placeholder="Add a topic"
            names={details.topics}
            find={findTopics}
            unknown={(words) => `No topic called “${words}”. An editor can create it.`}
            newName={createTopic ? { offer: (name) => `Create topic “${name}”`, make: createTopic } : undefined}
            onChange={(topics) => change({ topics })}
          />
          <Checkbox isSelected={details.breaking} onChange={(breaking) => change({ breaking })} hint="Marked in the feed and on its page.">
            Breaking news
          </Checkbox>
          <Group title="Hero picture">
            <div data-detail="hero">
              <HeroField hero={details.hero} learn={learn} onChange={(hero) => change({ hero })} />
            </div>
          </Group>
          <Group title="Address and search">
            <div data-detail="slug">
              <DetailField
                label="Slug"
                value={details.slug ?? ''}
                longest={120}
                hint={
                  details.firstPublishedAt
                    ? 'The old address will lead to the new one for good.'
                    : 'It follows the headline until you change it.'
                }
                onSave={(slug) => change({ slug: slug || null })}
              />
            </div>
            <div data-detail="language">
              <Select
                label="Language"
                isDisabled={details.firstPublishedAt !== null}
                choices={[...new Set([...publishedLanguages(), language])].map((id) => ({ id, name: languageFacts[id].name }))}
                selectedKey={language}
                onSelectionChange={(key) => {
                  const chosen = publishedLanguages().find((code) => code === key)
                  if (chosen && chosen !== language) change({ language: chosen })
                }}
              />
            </div>
            <DetailField
              label={partNames.seoTitle}
              value={details.seoTitle}
              placeholder={text.headline}
              longest={200}
              onSave={(seoTitle) => change({ seoTitle })}
            />
            <DetailField
              label={partNames.seoDescription}
              value={details.seoDescription}
              placeholder={text.dek}
              rows={3}
              longest={500}
              onSave={(seoDescription) => change({ seoDescription })}
            />
            <SearchPreview
              title={details.seoTitle || text.headline}
              description={details.seoDescription || text.dek}
              language={language}
              slug={details.slug}
            />
          </Group>
          <Group title="In another language">
            <TwinField details={details} findTwins={actions.findTwins} onChange={linkTwin} />
          </Group>
          {allowed.share && (
            <Group title="Written by">
              <p className="text-ink-soft">{details.createdBy ?? 'An import'} and the editors, and:</p>
              <NamesField
                label="Shared with"
                placeholder="Add a colleague"
                names={details.sharedWith}
                find={findColleagues}
                unknown={(words) => `No colleague called “${words}”.`}
                onChange={shareWith}
              />
            </Group>
          )}
        </fieldset>
        <Group title="Publications">
          <PublicationsList publications={details.publications} />
        </Group>
        {allowed.discard && details.stage === 'draft' && (
          <Group title="Discard the story">
            <Discard articleId={details.id} discard={actions.discard} />
          </Group>
        )}
      </div>
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid grid-cols-1 gap-3 border-line border-t pt-4">
      <h3 className="font-bold text-xs">{title}</h3>
      {children}
    </section>
  )
}
