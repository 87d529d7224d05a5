'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { Menu, MenuHeading, MenuItem, MenuSection, MenuTrigger } from '#components/ui/menu.tsx'
import { type Theme, themeCookie, themes } from './theme.ts'

const themeNames: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** Who is signed in, the look of the desk, the account's own page, and the way out. */
export function AccountMenu({
  person,
  paper,
  theme,
}: {
  person: { name: string; email: string; role: string }
  paper: { path: string }
  theme: Theme
}) {
  const router = useRouter()
  const [chosen, choose] = useState<Theme>(theme)

  const change = (next: Theme) => {
    choose(next)
    document.documentElement.dataset.theme = next
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser of the desk yet
    document.cookie = `${themeCookie}=${next}; path=/desk; max-age=31536000; samesite=lax`
  }

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
          <span className="sr-only">Account: </span>
          <span className="block truncate font-semibold">{person.name}</span>
          <span className="block truncate text-2xs text-ink-faint">{person.role}</span>
        </span>
      </Button>
      <Menu placement="top start" aria-label="Account">
        <MenuSection>
          <MenuHeading>{person.email}</MenuHeading>
          <MenuItem href="/desk/account">Your account</MenuItem>
          <MenuItem href={paper.path} target="_blank">
            View the paper
          </MenuItem>
        </MenuSection>
        <MenuSection
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[chosen]}
          onSelectionChange={(keys) => {
            const next = themes.find((name) => keys !== 'all' && keys.has(name))
            if (next) change(next)
          }}
        >
          <MenuHeading>Look</MenuHeading>
          {themes.map((name) => (
            <MenuItem key={name} id={name}>
              {themeNames[name]}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection>
          <MenuItem onAction={() => router.push('/desk/sign-out')}>Sign out</MenuItem>
        </MenuSection>
      </Menu>
    </MenuTrigger>
  )
}
