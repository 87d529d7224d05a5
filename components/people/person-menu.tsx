'use client'

import { Ellipsis } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem, MenuTrigger } from '#components/ui/menu.tsx'
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
}

export function PersonMenu({
  person,
  isMe,
  actions,
  onLink,
}: {
  person: OnRoster
  isMe: boolean
  actions: PersonActions
  onLink: (link: HandedOut) => void
}) {
  const say = useWords()
  const link = useAsk(inWords, actions.newLink, () => null)
  const everywhere = useAsk(inWords, actions.signOutEverywhere, ({ ended }) =>
    say('people.everywhereDone', { name: person.name, count: ended }),
  )
  const disable = useAsk(inWords, actions.disable, () => say('people.disableDone', { name: person.name }))
  const enable = useAsk(inWords, actions.enable, () => say('people.enableDone', { name: person.name }))
  const about = { personId: person.id }

  async function makeLink() {
    const outcome = await link.run(about)
    if (outcome.ok) onLink(outcome.value)
  }

  return (
    <MenuTrigger>
      <Button
        tone="quiet"
        square
        aria-label={say('people.actionsFor', { name: person.name })}
        isPending={link.busy || everywhere.busy || disable.busy || enable.busy}
      >
        <Ellipsis size={16} aria-hidden="true" />
      </Button>
      <Menu placement="bottom end" aria-label={person.name}>
        {person.disabledAt ? (
          <MenuItem onAction={() => void enable.run(about)}>{say('people.enable')}</MenuItem>
        ) : (
          <>
            <MenuItem onAction={() => void makeLink()}>{say('people.newLink')}</MenuItem>
            <MenuItem onAction={() => void everywhere.run(about)} isDisabled={person.openSessions === 0}>
              {say('people.signOutEverywhere')}
            </MenuItem>
            {!isMe && (
              <MenuItem danger onAction={() => void disable.run(about)}>
                {say('people.disable')}
              </MenuItem>
            )}
          </>
        )}
      </Menu>
    </MenuTrigger>
  )
}
