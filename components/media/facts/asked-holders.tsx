'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { useFocusReturn } from '#components/ui/use-focus-return.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { AskedPicture } from '#newsroom/settings/refuse-picture.ts'
import { useWords } from '#words'

type Props = {
  outcome: Outcome<unknown, string> | null
  /** The picture that is chosen now, where it may be another than the one that was refused. */
  mediaId?: string | null
  isBusy: boolean
  /** All holders agreed to these pictures. */
  onAgreed: (mediaIds: string[]) => void
}

/** Whom a refusal says to ask before readers see a picture. One says here that they agreed. */
export function AskedHolders({ outcome, mediaId, isBusy, onAgreed }: Props) {
  const answered = askedIn(outcome)
  const [last, setLast] = useState(answered)
  if (answered && answered !== last) setLast(answered)
  if (!answered && !isBusy && last) setLast(null)
  const asked = answered ?? (isBusy ? last : null)
  if (mediaId !== undefined && !asked?.some((one) => one.mediaId === mediaId)) return null
  return asked && <Holders {...{ asked, isBusy, onAgreed }} />
}

const askedIn = (outcome: Props['outcome']): AskedPicture[] | null =>
  outcome?.ok === false && outcome.problem === 'ask-first' ? (outcome.detail?.asked as AskedPicture[]) : null // as `refusePictures` says it

function Holders({ asked, isBusy, onAgreed }: Omit<Props, 'outcome'> & { asked: AskedPicture[] }) {
  const say = useWords()
  useFocusReturn()
  const [agreed, setAgreed] = useState<string[]>([])
  function agree(mediaId: string) {
    const all = [...agreed, mediaId]
    setAgreed(all)
    if (asked.every((one) => all.includes(one.mediaId))) onAgreed(all)
  }
  return (
    <Alert tone="warn" live>
      <ul className="grid gap-2">
        {asked.map(({ mediaId, picture, holder }) => (
          <li key={mediaId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 break-words">
              {say('media.askBeforeReaders', { picture: say('everywhere.quoted', { name: picture }) })}
            </span>
            <Button
              size="small"
              isPending={isBusy && agreed.at(-1) === mediaId}
              // Not disabled: it has the focus, which would be lost.
              aria-disabled={agreed.includes(mediaId)}
              className="aria-disabled:opacity-50"
              onPress={() => agreed.includes(mediaId) || agree(mediaId)}
            >
              {holder ? say('workflow.holderAgreed', { holder }) : say('workflow.theyAgreed')}
            </Button>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
