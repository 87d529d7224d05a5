'use client'

import type { ReactNode } from 'react'
import { DeadlineField } from '#components/assignment/deadline-field.tsx'
import { EditorField } from '#components/assignment/editor-field.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Choice } from '#newsroom/articles/choice.ts'
import { useWords } from '#words'
import type { EditorActions } from '../actions.ts'
import type { PictureFacts } from '../editor-resources.ts'
import { AddressFields } from './address-fields.tsx'
import { DetailsOverlaps, DetailsTrouble } from './changes/details-trouble.tsx'
import type { DetailsOnScreen } from './changes/use-details.ts'
import { Group } from './detail-group.tsx'
import { Discard } from './discard.tsx'
import { HeroField } from './hero-field.tsx'
import { Bylines, SharedWith, Topics } from './names/name-fields.tsx'
import { OutsideGroups } from './outside-groups.tsx'
import { PublicationsList } from './publications-list.tsx'
import { TwinField } from './twin-field.tsx'

type Props = {
  state: DetailsOnScreen
  /** As it was last saved. */
  text: { headline: string; dek: string }
  sections: Choice[]
  colleagues: Choice[]
  editors: Choice[] | null
  personId: string
  allowed: {
    save: boolean
    /** Sections into which this person may not move the story. */
    notInto: string[]
    share: boolean
    discard: boolean
    setDeadline: boolean
    setEmbargo: boolean
    liftEmbargo: boolean
    showOutside: boolean
    inviteGuest: boolean
  }
  zone: string
  /** Taken down: nothing of it changes any more. */
  isLocked: boolean
  actions: EditorActions
  learn: (picture: PictureFacts) => void
  openHistory: () => void
  children?: ReactNode
}

/** What stands beside the text. Everything is saved as it is changed. */
export function DetailsPanel({
  state,
  text,
  sections,
  colleagues,
  editors,
  personId,
  allowed,
  zone,
  isLocked,
  actions,
  learn,
  openHistory,
  children,
}: Props) {
  const say = useWords()
  const { details, change, type, linkTwin } = state
  return (
    <div className="grid grid-cols-1 gap-4 p-4">
      <DetailsTrouble state={state} />
      <DetailsOverlaps state={state} sections={sections} />
      {children}
      {!allowed.save && !isLocked && <Alert>{say('editor.otherSection')}</Alert>}
      <fieldset disabled={isLocked || !allowed.save} className="grid min-w-0 grid-cols-1 gap-4 disabled:opacity-60">
        <div data-detail="section">
          <Select
            label={say('editor.section')}
            placeholder={say('editor.chooseSection')}
            choices={[{ id: 'none', name: say('editor.sectionNone') }, ...sections]}
            disabledKeys={allowed.notInto}
            selectedKey={details.sectionId ?? 'none'}
            onSelectionChange={(key) => change({ sectionId: key === 'none' || key === null ? null : String(key) })}
          />
        </div>
        <Bylines state={state} actions={actions} />
        <Topics state={state} actions={actions} />
        <Checkbox isSelected={details.breaking} onChange={(breaking) => change({ breaking })} hint={say('editor.breakingHint')}>
          {say('editor.breaking')}
        </Checkbox>
        <Group title={say('assignment.title')}>
          <EditorField {...{ state, editors, personId }} />
          <DeadlineField {...{ state, actions }} maySet={allowed.setDeadline && !isLocked} />
        </Group>
        <Group title={say('editor.hero')}>
          <div data-detail="hero">
            <HeroField hero={details.hero} learn={learn} onChange={(hero) => change({ hero })} onType={(hero) => type({ hero })} />
          </div>
        </Group>
        <Group title={say('editor.addressAndSearch')}>
          <AddressFields state={state} text={text} />
        </Group>
        <Group title={say('editor.inAnotherLanguage')}>
          <TwinField details={details} findTwins={actions.findTwins} onChange={linkTwin} />
        </Group>
        {allowed.share && (
          <Group title={say('editor.writtenBy')}>
            <p className="text-ink-soft">{say('editor.writtenByAnd', { name: details.createdBy ?? say('editor.anImport') })}</p>
            <SharedWith state={state} colleagues={colleagues} />
          </Group>
        )}
      </fieldset>
      <OutsideGroups {...{ state, allowed, zone, isLocked, actions }} />
      <Group title={say('editor.publications')}>
        <PublicationsList publications={details.publications} />
        <div>
          <Button size="small" onPress={openHistory}>
            {say('history.open')}
          </Button>
        </div>
      </Group>
      {allowed.discard && details.stage === 'draft' && (
        <Group title={say('editor.discardTitle')}>
          <Discard articleId={details.id} discard={actions.discard} />
        </Group>
      )}
    </div>
  )
}
