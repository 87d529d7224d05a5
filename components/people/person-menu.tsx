'use client'

import { MenuItem } from '#components/ui/menu.tsx'
import { RowMenu } from '#components/ui/row-menu.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { OnRoster } from '#newsroom/people/roster.ts'
import { useWords } from '#words'
import type { HandedOut } from './handed-out-link.tsx'
import { type Ask, inWords } from './words.ts'

export type PersonActions = {
  newLink: Ask<{ personId: string }, HandedOut>
  signOutEverywhere: Ask<{ personId: string }, { ended: number }>
  disable: Ask<{ personId: string }>
  enable: Ask<{ personId: string }>
  resetFactors: Ask<{ personId: string }>
  withdrawInvitation: Ask<{ personId: string }>
}

/** What the menu leads to: a panel of the page. */
export type AskAbout = 'reset' | 'erase' | 'limit' | 'sessions'

type MenuProps = {
  person: OnRoster
  isMe: boolean
  actions: PersonActions
  onLink: (link: HandedOut) => void
  onAsk: (what: AskAbout) => void
}

export function PersonMenu(props: MenuProps) {
  const say = useWords()
  const { person } = props
  const acts = usePersonActs(props)
  return (
    <RowMenu size="normal" label={say('people.actionsFor', { name: person.name })} name={person.name} isBusy={acts.isBusy}>
      {() =>
        person.disabledAt ? (
          <>
            <MenuItem onAction={acts.enable}>{say('people.enable')}</MenuItem>
            <MenuItem danger onAction={() => props.onAsk('erase')}>
              {say('people.erase')}
            </MenuItem>
          </>
        ) : person.joinedAt ? (
          <OfColleague {...props} acts={acts} />
        ) : (
          <>
            {/* A guest’s is sent again beside the story. */}
            {person.role !== 'guest' && <MenuItem onAction={acts.makeLink}>{say('people.inviteAgain')}</MenuItem>}
            <MenuItem danger onAction={acts.withdraw}>
              {say('people.withdrawInvitation')}
            </MenuItem>
          </>
        )
      }
    </RowMenu>
  )
}

function OfColleague({ person, isMe, onAsk, acts }: MenuProps & { acts: ReturnType<typeof usePersonActs> }) {
  const say = useWords()
  return (
    <>
      <MenuItem onAction={acts.makeLink}>{say('people.newLink')}</MenuItem>
      <MenuItem onAction={() => onAsk('sessions')}>{say('people.sessionsOf')}</MenuItem>
      <MenuItem onAction={acts.signOutEverywhere} isDisabled={person.openSessions === 0}>
        {say('people.signOutEverywhere')}
      </MenuItem>
      {person.role === 'editor' && <MenuItem onAction={() => onAsk('limit')}>{say('people.limit')}</MenuItem>}
      {!isMe && <MenuItem onAction={() => onAsk('reset')}>{say('people.resetFactors')}</MenuItem>}
      {!isMe && (
        <MenuItem danger onAction={acts.disable}>
          {say('people.disable')}
        </MenuItem>
      )}
    </>
  )
}

function usePersonActs({ person, actions, onLink }: MenuProps) {
  const say = useWords()
  const { name } = person
  const link = useAsk(inWords, actions.newLink, () => null)
  const everywhere = useAsk(inWords, actions.signOutEverywhere, ({ ended }) => say('people.everywhereDone', { name, count: ended }))
  const disable = useAsk(inWords, actions.disable, () => say('people.disableDone', { name }))
  const enable = useAsk(inWords, actions.enable, () => say('people.enableDone', { name }))
  const withdraw = useAsk(inWords, actions.withdrawInvitation, () => say('people.withdrawDone', { name }))
  const about = { personId: person.id }
  return {
    isBusy: [link, everywhere, disable, enable, withdraw].some(({ busy }) => busy),
    async makeLink() {
      const outcome = await link.run(about)
      if (outcome.ok) onLink(outcome.value)
    },
    signOutEverywhere: () => void everywhere.run(about),
    disable: () => void disable.run(about),
    enable: () => void enable.run(about),
    withdraw: () => void withdraw.run(about),
  }
}
