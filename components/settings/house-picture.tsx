'use client'

import { Image } from 'lucide-react'
import { useState } from 'react'
import { AskedHolders } from '#components/media/facts/asked-holders.tsx'
import { PicturePicker } from '#components/media/picture-picker.tsx'
import { Thumb } from '#components/media/thumb.tsx'
import { Button } from '#components/ui/button.tsx'
import { namesInWords } from '#components/ui/names-in-words.ts'
import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Outcome, Refused, RequestProblem } from '#lib/outcome.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { useWords } from '#words'

type Shown = Pick<LibraryPicture, 'hash' | 'state' | 'width' | 'height' | 'thumbhash'>
type Refusal = 'no-such-picture' | 'rights-ended'
type Save = (input: { mediaId: string | null; agreed?: string[] }) => Promise<Outcome<null, Refusal | 'ask-first' | RequestProblem>>

/** A picture of the whole paper: its logo, or that of link previews. It is saved when it is chosen. */
export function HousePicture({ title, about, picture, save }: { title: string; about: string; picture: Shown | null; save: Save }) {
  const say = useWords()
  const [isPicking, setPicking] = useState(false)
  const { run, busy, outcome } = useAsk(inWords, save, () => say('settings.saved'))
  return (
    <div className="grid max-w-xl gap-2">
      <h3 className="font-semibold">{title}</h3>
      <p className="text-ink-soft">{about}</p>
      <div className="flex flex-wrap items-center gap-3">
        <span className="grid h-16 w-24 place-items-center overflow-hidden rounded-sm bg-sunken text-ink-faint">
          {picture ? <Thumb picture={picture} wanted={192} fit="contain" /> : <Image size={18} strokeWidth={1.75} aria-hidden="true" />}
        </span>
        <Button size="small" isPending={busy} onPress={() => setPicking(true)} aria-label={`${title}: ${say('media.choose')}`}>
          {say('media.choose')}
        </Button>
        {picture && (
          <Button
            size="small"
            tone="quiet"
            onPress={() => void run({ mediaId: null })}
            aria-label={`${title}: ${say('everywhere.remove')}`}
          >
            {say('everywhere.remove')}
          </Button>
        )}
      </div>
      <AskedHolders outcome={outcome} isBusy={busy} onAgreed={(agreed) => void run({ mediaId: agreed.at(-1) ?? null, agreed })} />
      {isPicking && (
        <PicturePicker
          onClose={() => setPicking(false)}
          onPick={({ id }) => {
            setPicking(false)
            void run({ mediaId: id })
          }}
        />
      )}
    </div>
  )
}

const inWords = (say: Say, problem: Refusal | AnyProblem, detail?: Refused<string>['detail']): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say(`settings.picture-${problem}`, { pictures: namesInWords(say, detail?.pictures) })
