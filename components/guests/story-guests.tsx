'use client'

import { useRef, useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import type { StoryGuest } from '#newsroom/guests/guests-of.ts'
import type { Handed } from '#newsroom/guests/mail-invitation.ts'
import { useWords } from '#words'
import type { GuestActions } from './actions.ts'
import { GuestRow } from './guest-row.tsx'
import { HandedOver } from './handed-over.tsx'
import { InviteGuest } from './invite-guest.tsx'

type Props = {
  articleId: string
  isEmbargoed: boolean
  /** Whether this person invites; others who share the story see who is invited. */
  mayInvite: boolean
  isLocked: boolean
  zone: string
  actions: GuestActions
}

/** Who from outside is invited to a story: invites them, lists them, and takes invitations back. */
export function StoryGuests({ articleId, isEmbargoed, mayInvite, isLocked, zone, actions }: Props) {
  const say = useWords()
  const [asked, setAsked] = useState<'new' | StoryGuest | null>(null)
  const [handed, setHanded] = useState<Handed | null>(null)
  const self = useRef<HTMLDivElement>(null)
  const { value: guests, problem, again } = useAnswer(['guests', articleId], () => actions.of({ articleId }))
  const mayAct = mayInvite && !isLocked
  const handOver = (given: Handed) => {
    setAsked(null)
    setHanded(given)
    void again()
  }
  return (
    <div ref={self} tabIndex={-1} className="grid grid-cols-1 gap-3 outline-none">
      <p className="text-ink-soft">{say('guests.about')}</p>
      {isEmbargoed && <Alert tone="warn">{say('guests.aboutEmbargo')}</Alert>}
      {!mayInvite && <p className="text-ink-soft">{say('guests.askEditor')}</p>}
      {handed && <HandedOver key={handed.link ?? handed.email} handed={handed} onClose={() => setHanded(null)} />}
      {asked && mayAct && (
        <InviteGuest
          key={asked === 'new' ? asked : asked.id}
          articleId={articleId}
          known={asked === 'new' ? null : asked}
          invite={actions.invite}
          onClose={() => setAsked(null)}
          onInvited={handOver}
        />
      )}
      {mayAct && !asked && (
        <div>
          <Button size="small" onPress={() => setAsked('new')}>
            {say('guests.invite')}
          </Button>
        </div>
      )}
      {guests?.length === 0 && <p className="text-ink-faint">{say('guests.nobody')}</p>}
      {guests && guests.length > 0 && (
        <ul aria-label={say('guests.list')} className="grid grid-cols-1 gap-2">
          {guests.map((guest) => (
            <GuestRow
              key={guest.id}
              {...{ articleId, guest, zone, actions }}
              mayAct={mayInvite}
              mayInvite={mayAct}
              onChange={() => setAsked(guest)}
              onHanded={handOver}
              onChanged={() => void again()}
              // The button that was pressed goes with its row.
              onTakenBack={() => self.current?.focus()}
            />
          ))}
        </ul>
      )}
      {!guests && (problem ? <Alert tone="danger">{say(`problems.${problem}`)}</Alert> : <Spinner label={say('guests.loading')} />)}
    </div>
  )
}
