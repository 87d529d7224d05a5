'use client'

import { useRouter } from 'next/navigation'
import { memo, useState } from 'react'
import { Button } from 'react-aria-components'
import { openPalette } from '#components/palette/opening.ts'
import { mayLeaveFor } from '#components/ui/may-leave.ts'
import { Menu, MenuHeading, MenuItem, MenuSection, MenuTrigger } from '#components/ui/menu.tsx'
import type { Role } from '#newsroom/people/person.ts'
import { useWords } from '#words'
import { type Theme, themeCookie, themes } from './theme.ts'

/** The menu of the signed-in person: theme, account page, sign out. */
export const AccountMenu = memo(function AccountMenu({
  person,
  paper,
  theme,
}: {
  person: { name: string; email: string; role: Role }
  paper: { path: string }
  theme: Theme
}) {
  const say = useWords()
  const router = useRouter()
  const [look, changeLook] = useLook(theme)
  return (
    <MenuTrigger>
      <Button className="flex items-center rounded-md text-left transition-colors hover:bg-hover max-md:h-13 max-md:w-14 max-md:justify-center md:h-11 md:gap-2.5 md:px-2 md:max-lg:justify-center">
        <span
          aria-hidden="true"
          className="grid size-7 shrink-0 place-items-center rounded-full bg-sunken font-semibold text-ink-soft text-xs uppercase"
        >
          {person.name.slice(0, 1)}
        </span>
        <span className="min-w-0 max-lg:sr-only">
          <span className="sr-only">{say('desk.accountOf')} </span>
          <span className="block truncate font-semibold">{person.name}</span>
          <span className="block truncate text-2xs text-ink-faint">{say(`people.role-${person.role}`)}</span>
        </span>
      </Button>
      <Menu placement="top start" aria-label={say('desk.account')}>
        <MenuSection>
          <MenuHeading>{person.email}</MenuHeading>
          {person.role !== 'guest' && <MenuItem onAction={openPalette}>{say('palette.open')}</MenuItem>}
          <MenuItem href="/desk/account">{say('desk.yourAccount')}</MenuItem>
          <MenuItem href={paper.path} target="_blank">
            {say('desk.viewPaper')}
          </MenuItem>
        </MenuSection>
        <MenuSection
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[look]}
          onSelectionChange={(keys) => {
            const next = themes.find((name) => keys !== 'all' && keys.has(name))
            if (next) changeLook(next)
          }}
        >
          <MenuHeading>{say('desk.look')}</MenuHeading>
          {themes.map((name) => (
            <MenuItem key={name} id={name}>
              {say(`desk.look-${name}`)}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection>
          <MenuItem onAction={() => mayLeaveFor('/desk/sign-out') && router.push('/desk/sign-out')}>{say('desk.signOut')}</MenuItem>
        </MenuSection>
      </Menu>
    </MenuTrigger>
  )
})

/** The theme of the desk, stored in a cookie of this browser. */
function useLook(theme: Theme): [Theme, (next: Theme) => void] {
  const [chosen, choose] = useState<Theme>(theme)

  const change = (next: Theme) => {
    choose(next)
    document.documentElement.dataset.theme = next
    // biome-ignore lint/suspicious/noDocumentCookie: some browsers lack the Cookie Store API
    document.cookie = `${themeCookie}=${next}; path=/desk; max-age=31536000; samesite=lax`
  }
  return [chosen, change]
}
