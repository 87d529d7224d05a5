'use client'

import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { SecretLine } from '#components/ui/secret-line.tsx'
import { useFocusReturn } from '#components/ui/use-focus-return.ts'
import type { Handed } from '#newsroom/guests/mail-invitation.ts'
import { useWords } from '#words'

/** That an invitation is on its way; or, without a mail, the link to be sent by hand, once. */
export function HandedOver({ handed: { name, email, mail, link, signsIn }, onClose }: { handed: Handed; onClose: () => void }) {
  const say = useWords()
  const self = useRef<HTMLDivElement>(null)
  useFocusReturn()
  useEffect(() => self.current?.focus(), [])
  return (
    <div
      ref={self}
      tabIndex={-1}
      role="status"
      className={`grid gap-2 rounded-md p-3 outline-offset-2 ${mail === 'failed' ? 'bg-warn-soft' : 'bg-good-soft'}`}
    >
      <p className="wrap-anywhere">{say(`guests.invited-${mail}`, { name, email })}</p>
      {link && (
        <>
          <SecretLine label={say('guests.link', { name })} value={link} />
          <p>{say(signsIn ? 'guests.linkOnce' : 'guests.linkToStory')}</p>
        </>
      )}
      <div>
        <Button size="small" tone="quiet" onPress={onClose}>
          {say('everywhere.close')}
        </Button>
      </div>
    </div>
  )
}
