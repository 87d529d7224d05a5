'use client'

import { type FormEvent, useRef } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { Panel } from '#components/ui/panel.tsx'
import { requestProblems } from '#components/ui/request-problems.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useAskBeforeLeaving } from '#components/ui/use-ask-before-leaving.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import type { Description } from '#newsroom/media/input.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { FocalPoint } from './focal-point.tsx'
import { PictureUsage } from './picture-usage.tsx'
import { type Said, useKeptDescription } from './use-kept-description.ts'

export type Describe = (description: Description) => Promise<Outcome<Description, RequestProblem>>

const sentences = {
  ...requestProblems,
  invalid: 'A text is too long.',
  'not-allowed': 'Only the person who added this picture and editors may describe it.',
  'not-found': 'This picture is not in the library any more.',
} as const

/** One picture: what it shows, who took it, what no cut may lose, where it is used. */
export function PictureDetail({
  picture,
  onDescribe,
  onDescribed,
  onClose,
}: {
  picture: LibraryPicture
  onDescribe: Describe
  onDescribed: (picture: LibraryPicture) => void
  onClose: () => void
}) {
  const { said, isChanged, change, saved } = useKeptDescription(picture)
  const { run, isBusy, outcome } = useRequest(onDescribe)
  const problem = outcome && !outcome.ok ? sentences[outcome.problem] : null
  const kept = useRef(picture)
  kept.current = picture
  const isFixed = !picture.mayDescribe

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await run({ id: picture.id, ...said })
    if (!answer.ok) return
    saved(said)
    onDescribed({ ...kept.current, ...said })
    notify.done('Saved')
  }

  useAskBeforeLeaving(isChanged)

  return (
    <Panel
      title="Picture"
      onClose={onClose}
      className="max-lg:fixed max-lg:inset-0 max-lg:z-30 max-lg:overflow-y-auto max-lg:rounded-none max-lg:pb-20 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto"
    >
      <FocalPoint picture={picture} focal={said} onMove={change} isFixed={isFixed} />
      <State picture={picture} />
      <form noValidate onSubmit={save} className="mt-4 grid gap-3">
        <DescriptionFields said={said} onChange={change} isReadOnly={isFixed} />
        {problem && (
          <Alert tone="danger" live>
            {problem}
          </Alert>
        )}
        <SaveDescription isFixed={isFixed} isChanged={isChanged} isBusy={isBusy} />
      </form>
      <PictureUsage id={picture.id} />
      <Facts picture={picture} />
    </Panel>
  )
}

function DescriptionFields({ said, onChange, isReadOnly }: { said: Said; onChange: (parts: Partial<Said>) => void; isReadOnly: boolean }) {
  return (
    <>
      <TextField
        label="Alt text"
        rows={2}
        maxLength={1000}
        value={said.alt}
        onChange={(alt) => onChange({ alt })}
        isReadOnly={isReadOnly}
        hint="Describe the picture for people who cannot see it."
      />
      <TextField
        label="Caption"
        rows={3}
        maxLength={2000}
        value={said.caption}
        onChange={(caption) => onChange({ caption })}
        isReadOnly={isReadOnly}
      />
      <TextField
        label="Credit"
        maxLength={300}
        value={said.credit}
        onChange={(credit) => onChange({ credit })}
        isReadOnly={isReadOnly}
        placeholder="Name / Agency"
      />
    </>
  )
}

function SaveDescription({ isFixed, isChanged, isBusy }: { isFixed: boolean; isChanged: boolean; isBusy: boolean }) {
  if (isFixed)
    return (
      <p className="text-ink-faint text-xs">
        The person who added it and editors may change these. In a story you give the picture its own caption and credit.
      </p>
    )
  return (
    <div className="flex items-center gap-3">
      <Button type="submit" tone="primary" isDisabled={!isChanged} isPending={isBusy}>
        Save
      </Button>
      <span className="text-ink-faint text-xs">
        {isChanged ? 'Not saved yet, kept in this tab.' : 'Stories that use it keep their own text.'}
      </span>
    </div>
  )
}

function State({ picture }: { picture: LibraryPicture }) {
  if (picture.state === 'ready') return null
  return (
    <div className="mt-3">
      {picture.state === 'processing' ? (
        <Alert>Its files for readers are being made. You can already use it in a story.</Alert>
      ) : (
        <Alert tone="danger">
          Its files could not be made. Upload the picture again to retry{picture.problem ? ` (${picture.problem})` : ''}.
        </Alert>
      )}
    </div>
  )
}

function Facts({ picture }: { picture: LibraryPicture }) {
  const added = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(picture.createdAt))
  const facts = [
    ['File', picture.name],
    ['Size', `${picture.width} × ${picture.height}, ${inWords(picture.bytes)}`],
    ['Format', picture.format.toUpperCase()],
    ['Added', `${added}${picture.addedBy ? ` by ${picture.addedBy}` : ''}`],
  ]
  return (
    <section className="mt-5 border-line border-t pt-3">
      <h3 className="mb-1 font-semibold text-ink-soft text-xs">File</h3>
      <dl className="grid grid-cols-[4rem_minmax(0,1fr)] gap-y-0.5 text-xs">
        {facts.map(([name, fact]) => (
          <div key={name} className="contents">
            <dt className="text-ink-faint">{name}</dt>
            <dd className="wrap-anywhere">{fact}</dd>
          </div>
        ))}
      </dl>
      {picture.alt === '' && (
        <p className="mt-2">
          <Badge tone="warn">No alt text</Badge>
        </p>
      )}
    </section>
  )
}

const inWords = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
