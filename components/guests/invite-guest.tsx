'use client'

import { type FormEvent, useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import { type GuestRight, guestRights } from '#lib/guest-rights.ts'
import type { StoryGuest } from '#newsroom/guests/guests-of.ts'
import { guestDays, usualDays } from '#newsroom/guests/limits.ts'
import type { Handed } from '#newsroom/guests/mail-invitation.ts'
import { useWords } from '#words'
import type { GuestActions } from './actions.ts'
import { whyNot } from './guest-words.ts'

type Days = (typeof guestDays)[number]

/** Invites somebody to the story, or a guest of it (`known`) anew, with another right and end. */
export function InviteGuest({
  articleId,
  known,
  invite,
  onClose,
  onInvited,
}: {
  articleId: string
  known: StoryGuest | null
  invite: GuestActions['invite']
  onClose: () => void
  onInvited: (handed: Handed) => void
}) {
  const say = useWords()
  const [who, setWho] = useState({ email: known?.email ?? '', name: known?.name ?? '' })
  const [may, setMay] = useState<GuestRight>(known?.may ?? 'comment')
  const [days, setDays] = useState<Days>(usualDays)
  const { run, isBusy, outcome } = useRequest(invite)
  const [email, name] = [problemAt(say, outcome, 'email'), problemAt(say, outcome, 'name')]
  const problem = email || name ? null : whyNot(say, outcome)

  async function send(event: FormEvent) {
    event.preventDefault()
    const answer = await run({ articleId, ...who, may, days })
    if (answer.ok) onInvited(answer.value)
  }

  return (
    <form noValidate aria-label={say('guests.invite')} className="grid gap-3" onSubmit={(event) => void send(event)}>
      {known ? (
        <p className="wrap-anywhere font-semibold">
          {known.name} · {known.email}
        </p>
      ) : (
        <Who who={who} setWho={setWho} problems={{ email, name }} />
      )}
      <RightAndEnd {...{ may, setMay, days, setDays }} takesFocus={known !== null} />
      {problem && (
        <Alert tone="danger" live>
          {problem}
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" tone="primary" isPending={isBusy}>
          {say('guests.send')}
        </Button>
        <Button size="small" isDisabled={isBusy} onPress={onClose}>
          {say('everywhere.cancel')}
        </Button>
      </div>
    </form>
  )
}

type Named = { email: string; name: string }

function Who({ who, setWho, problems }: { who: Named; setWho: (who: Named) => void; problems: Partial<Named> }) {
  const say = useWords()
  return (
    <>
      <TextField
        label={say('guests.email')}
        type="email"
        autoComplete="off"
        autoFocus
        isRequired
        value={who.email}
        onChange={(email) => setWho({ ...who, email })}
        problem={problems.email}
      />
      <TextField
        label={say('guests.name')}
        autoComplete="off"
        isRequired
        value={who.name}
        onChange={(name) => setWho({ ...who, name })}
        problem={problems.name}
      />
    </>
  )
}

function RightAndEnd({
  may,
  setMay,
  days,
  setDays,
  takesFocus,
}: {
  may: GuestRight
  setMay: (may: GuestRight) => void
  days: Days
  setDays: (days: Days) => void
  takesFocus: boolean
}) {
  const say = useWords()
  return (
    <>
      <Select
        label={say('guests.may')}
        choices={guestRights.map((id) => ({ id, name: say(`guests.may-${id}`) }))}
        selectedKey={may}
        autoFocus={takesFocus}
        onSelectionChange={(key) => setMay(guestRights.find((right) => right === key) ?? may)}
      />
      <Select
        label={say('guests.days')}
        choices={guestDays.map((count) => ({ id: String(count), name: say('guests.dayCount', { count }) }))}
        selectedKey={String(days)}
        onSelectionChange={(key) => setDays(guestDays.find((count) => String(count) === key) ?? days)}
      />
    </>
  )
}
