'use client'

import { type FormEvent, useRef } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { notify } from '#components/ui/notify.ts'
import { Panel } from '#components/ui/panel.tsx'
import type { AnyProblem } from '#components/ui/request-problems.ts'
import { sizeInWords } from '#components/ui/size-in-words.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useAskBeforeClosing } from '#components/ui/use-ask-before-leaving.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Asked } from '#lib/outcome.ts'
import { pick } from '#lib/pick.ts'
import type { describePicture } from '#newsroom/media/describe-picture.ts'
import { factNames } from '#newsroom/media/facts.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { useWords } from '#words'
import type { CropAction } from './crops/crop-dialog.tsx'
import { CropList } from './crops/crop-list.tsx'
import { type BinActions, DeleteFromLibrary } from './delete-from-library.tsx'
import { FactFields } from './facts/fact-fields.tsx'
import { OfferedFactsOf } from './facts/offered-facts.tsx'
import { RightsState } from './facts/rights-state.tsx'
import { FileFacts } from './file-facts.tsx'
import { FocalPoint } from './focal-point.tsx'
import { UseInStory } from './in-story/use-in-story.tsx'
import { type ReplaceAction, ReplacePicture } from './replace-picture.tsx'
import { besideLibrary, SaveDescription } from './save-description.tsx'
import { PictureUsage } from './usage.tsx'
import { type Said, useKeptDescription } from './use-kept-description.ts'

export type Describe = Asked<typeof describePicture>

function problemInWords(say: Say, problem: AnyProblem | 'not-yet-taken'): string {
  if (problem === 'not-yet-taken') return say('media.notYetTaken')
  if (problem === 'invalid') return say('media.notDescribedTooLong')
  if (problem === 'not-allowed') return say('media.notDescribedNotAllowed')
  return problem === 'not-found' ? say('media.notInLibrary') : say(`problems.${problem}`)
}

type DetailProps = {
  picture: LibraryPicture
  onDescribe: Describe
  onCrop: CropAction
  onDescribed: (picture: LibraryPicture) => void
  onReplace: ReplaceAction
  bin: BinActions
  /** It went into the bin, or came from it. */
  onMoved: (id: string) => void
  onClose: () => void
}

/** One picture: its texts, credit, focal point, crops and usage. */
export function PictureDetail({ picture, onDescribe, onCrop, onDescribed, onReplace, bin, onMoved, onClose }: DetailProps) {
  const say = useWords()
  const { said, isChanged, change, saved } = useKeptDescription(picture)
  const { run, isBusy, outcome } = useRequest(onDescribe)
  const problem = outcome && !outcome.ok ? problemInWords(say, outcome.problem) : null
  const kept = useRef(picture)
  kept.current = picture
  const isFixed = !picture.mayDescribe

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (hasBrokenDate(event.currentTarget)) return notify.problem(say('media.dateIncomplete'))
    const answer = await run({ id: picture.id, ...withChangedFacts(picture, said) })
    if (!answer.ok) return
    saved(said)
    onDescribed({ ...kept.current, ...said, ...answer.value })
    notify.done(say('everywhere.saved'))
  }

  useAskBeforeClosing(isChanged)

  return (
    <Panel title={say('media.picture')} onClose={onClose} className={besideLibrary}>
      <FocalPoint picture={picture} focal={said} onMove={change} isFixed={isFixed} />
      <CropList
        picture={picture}
        focal={said}
        onCrop={onCrop}
        onCropped={(crops) => onDescribed({ ...kept.current, crops })}
        isFixed={isFixed}
      />
      <State picture={picture} />
      <RightsState picture={picture} />
      <form noValidate onSubmit={save} className="mt-4 grid gap-3">
        <DescriptionFields said={said} onChange={change} isReadOnly={isFixed} />
        {!isFixed && <OfferedFactsOf offered={picture.offered} facts={said} onAccept={change} />}
        <FactFields facts={said} onChange={change} isReadOnly={isFixed} />
        <SaveDescription isFixed={isFixed} isChanged={isChanged} isBusy={isBusy} problem={problem} />
      </form>
      <PictureUsage id={picture.id} />
      {!picture.deletedAt && <UseInStory item={picture} />}
      {!picture.deletedAt && <ReplacePicture picture={picture} onReplace={onReplace} />}
      <DeleteFromLibrary thing={{ ...picture, is: 'picture' }} actions={bin} onMoved={onMoved} />
      <Facts picture={picture} />
    </Panel>
  )
}

/** The texts, and of the facts those that were changed: a colleague may be changing another. */
const withChangedFacts = (picture: LibraryPicture, { alt, caption, credit, focalX, focalY, ...facts }: Said) => ({
  ...{ alt, caption, credit, focalX, focalY },
  ...pick(
    facts,
    factNames.filter((name) => facts[name] !== picture[name]),
  ),
})

/** Of a date that is typed in part, a field says that it is empty. */
const hasBrokenDate = (form: HTMLFormElement) =>
  [...form.querySelectorAll<HTMLInputElement>('input[type="date"]')].some(({ validity }) => validity.badInput)

function DescriptionFields({ said, onChange, isReadOnly }: { said: Said; onChange: (parts: Partial<Said>) => void; isReadOnly: boolean }) {
  const say = useWords()
  return (
    <>
      <TextField
        label={say('media.alt')}
        rows={2}
        maxLength={1000}
        value={said.alt}
        onChange={(alt) => onChange({ alt })}
        isReadOnly={isReadOnly}
        hint={say('media.altHint')}
      />
      <TextField
        label={say('media.caption')}
        rows={3}
        maxLength={2000}
        value={said.caption}
        onChange={(caption) => onChange({ caption })}
        isReadOnly={isReadOnly}
      />
      <TextField
        label={say('media.credit')}
        maxLength={300}
        value={said.credit}
        onChange={(credit) => onChange({ credit })}
        isReadOnly={isReadOnly}
        placeholder={say('media.creditExample')}
      />
    </>
  )
}

function State({ picture }: { picture: LibraryPicture }) {
  const say = useWords()
  if (picture.state === 'ready') return null
  return (
    <div className="mt-3">
      {picture.state === 'processing' ? <Alert>{say('media.processing')}</Alert> : <Alert tone="danger">{say('media.failed')}</Alert>}
    </div>
  )
}

function Facts({ picture }: { picture: LibraryPicture }) {
  const say = useWords()
  const { width, height, bytes, format } = picture
  return (
    <FileFacts
      thing={picture}
      facts={[
        [say('media.size'), say('media.sizeOf', { width, height, bytes: sizeInWords(say, bytes) })],
        [say('media.format'), format.toUpperCase()],
      ]}
    >
      {picture.alt === '' && (
        <p className="mt-2">
          <Badge tone="warn">{say('media.noAlt')}</Badge>
        </p>
      )}
    </FileFacts>
  )
}
