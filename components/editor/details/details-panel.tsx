'use client'

import type { ReactNode } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Choice } from '#newsroom/articles/choice.ts'
import type { EditorActions } from '../actions.ts'
import type { PictureFacts } from '../editor-resources.ts'
import { AddressFields } from './address-fields.tsx'
import { Discard } from './discard.tsx'
import { HeroField } from './hero-field.tsx'
import { Bylines, SharedWith, Topics } from './names/name-fields.tsx'
import { PublicationsList } from './publications-list.tsx'
import { TwinField } from './twin-field.tsx'
import type { DetailsOnScreen, DetailsTrouble } from './use-details.ts'

const none = { id: 'none', name: 'None yet' }

type Props = {
  state: DetailsOnScreen
  /** As it was last saved. */
  text: { headline: string; dek: string }
  sections: Choice[]
  colleagues: Choice[]
  allowed: { share: boolean; discard: boolean }
  /** Taken down: nothing of it changes any more. */
  isLocked: boolean
  actions: EditorActions
  learn: (picture: PictureFacts) => void
  children?: ReactNode
}

/** What stands beside the text. Everything is saved as it is changed. */
export function DetailsPanel({ state, text, sections, colleagues, allowed, isLocked, actions, learn, children }: Props) {
  const { details, trouble, isChanging, change, linkTwin } = state
  return (
    <div className="grid grid-cols-1 gap-4 p-4">
      {trouble && <Trouble {...trouble} isChanging={isChanging} />}
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
        <Bylines state={state} actions={actions} />
        <Topics state={state} actions={actions} />
        <Checkbox isSelected={details.breaking} onChange={(breaking) => change({ breaking })} hint="Marked in the feed and on its page.">
          Breaking news
        </Checkbox>
        <Group title="Hero picture">
          <div data-detail="hero">
            <HeroField hero={details.hero} learn={learn} onChange={(hero) => change({ hero })} />
          </div>
        </Group>
        <Group title="Address and search">
          <AddressFields state={state} text={text} />
        </Group>
        <Group title="In another language">
          <TwinField details={details} findTwins={actions.findTwins} onChange={linkTwin} />
        </Group>
        {allowed.share && (
          <Group title="Written by">
            <p className="text-ink-soft">{details.createdBy ?? 'An import'} and the editors, and:</p>
            <SharedWith state={state} colleagues={colleagues} />
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
  )
}

function Trouble({ sentences, again, leave, isChanging }: DetailsTrouble & { isChanging: boolean }) {
  return (
    <Alert tone="warn" live>
      <p>{sentences.join(' ')}</p>
      <div className="mt-2 flex gap-2">
        {again && (
          <Button size="small" isPending={isChanging} onPress={again}>
            Retry
          </Button>
        )}
        <Button size="small" tone="quiet" onPress={leave}>
          Discard the change
        </Button>
      </div>
    </Alert>
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
