'use client'

import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { MenuItem } from '#components/ui/menu.tsx'
import { notify } from '#components/ui/notify.ts'
import { RowMenu } from '#components/ui/row-menu.tsx'
import { Time } from '#components/ui/time.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { StoryGuest } from '#newsroom/guests/guests-of.ts'
import { usualDays } from '#newsroom/guests/limits.ts'
import type { Handed } from '#newsroom/guests/mail-invitation.ts'
import { useWords } from '#words'
import type { GuestActions } from './actions.ts'
import { whyNot } from './guest-words.ts'

type Props = {
  articleId: string
  guest: StoryGuest
  zone: string
  /** Whether this person takes invitations back, and gives them. */
  mayAct: boolean
  mayInvite: boolean
  actions: GuestActions
  onChange: () => void
  onHanded: (handed: Handed) => void
  onChanged: () => void
  onTakenBack: () => void
}

/** One guest of the story: what they may do, until when, and whether they have been here. */
export function GuestRow({ articleId, guest, zone, mayAct, mayInvite, actions, onChange, ...after }: Props) {
  const say = useWords()
  const { id, name, email, may, invitedBy, endsAt, isOver, isDisabled, seenAt } = guest
  const acts = useGuestActs({ articleId, guest, actions, ...after })
  return (
    <li className="grid gap-1 border-line border-t pt-2" data-guest={id}>
      <div className="flex items-start gap-2">
        <p className="mr-auto min-w-0">
          <span className="wrap-anywhere block font-semibold">{name}</span>
          <span className="wrap-anywhere block text-ink-soft text-xs">{email}</span>
        </p>
        {mayInvite && (
          <RowMenu label={say('guests.actionsFor', { name })} name={name} isBusy={acts.isBusy}>
            {() => (
              <>
                {!isOver && <MenuItem onAction={acts.mailAgain}>{say('guests.again')}</MenuItem>}
                {!isDisabled && <MenuItem onAction={onChange}>{say('guests.change')}</MenuItem>}
                {!isDisabled && <MenuItem onAction={acts.extend}>{say('guests.extend', { days: usualDays })}</MenuItem>}
              </>
            )}
          </RowMenu>
        )}
      </div>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={isOver ? 'neutral' : 'good'}>
          {say(isDisabled ? 'guests.disabled' : isOver ? 'guests.ended' : `guests.may-${may}`)}
        </Badge>
        <span className="text-ink-soft">{say.rich('guests.until', { until: () => <Time at={endsAt} zone={zone} /> })}</span>
      </p>
      <p className="text-ink-faint text-xs">
        {seenAt ? say.rich('guests.seen', { seen: () => <Time at={seenAt} zone={zone} /> }) : say('guests.notSeen')}
        {invitedBy && ` · ${say('guests.invitedBy', { name: invitedBy })}`}
      </p>
      {acts.problem && (
        <p role="alert" className="text-danger text-xs">
          {acts.problem}
        </p>
      )}
      {mayAct && (
        <div>
          <Button size="small" isPending={acts.isTaking} onPress={acts.takeBack}>
            {say(isOver ? 'guests.remove' : 'guests.takeBack')} <span className="sr-only">{name}</span>
          </Button>
        </div>
      )}
    </li>
  )
}

function useGuestActs({
  articleId,
  guest: { id, name },
  actions,
  onHanded,
  onChanged,
  onTakenBack,
}: Pick<Props, 'articleId' | 'guest' | 'actions' | 'onHanded' | 'onChanged' | 'onTakenBack'>) {
  const say = useWords()
  const about = { articleId, personId: id }
  const again = useRequest(actions.again)
  const extend = useRequest(actions.extend)
  const takeBack = useRequest(actions.takeBack)
  return {
    isBusy: again.isBusy || extend.isBusy,
    isTaking: takeBack.isBusy,
    problem: whyNot(say, takeBack.outcome) ?? whyNot(say, extend.outcome) ?? whyNot(say, again.outcome),
    async mailAgain() {
      const answer = await again.run(about)
      if (answer.ok) onHanded(answer.value)
    },
    async extend() {
      const answer = await extend.run({ ...about, days: usualDays })
      if (answer.ok) notify.done(say('guests.extended', { name, days: usualDays }))
      onChanged()
    },
    async takeBack() {
      const answer = await takeBack.run(about)
      if (answer.ok) {
        notify.done(say('guests.takenBack', { name }))
        onTakenBack()
      }
      onChanged()
    },
  }
}
