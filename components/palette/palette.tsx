'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { later, NotLoaded } from '#components/ui/later.tsx'
import { OnItsWay } from '#components/ui/on-its-way.tsx'
import { countPlace } from './lately.ts'
import { usePaletteOpen } from './opening.ts'
import type { Place } from './places.ts'
import { usePaletteKeys } from './use-palette-keys.ts'

const PaletteDialog = later(() => import('./palette-dialog.tsx').then(({ PaletteDialog }) => PaletteDialog), {
  waiting: (
    <OverPage>
      <OnItsWay />
    </OverPage>
  ),
  Failed: (props) => (
    <OverPage>
      <NotLoaded {...props} />
    </OverPage>
  ),
})

/** Finds places of the desk, stories, and the commands of the open screen; opened by Ctrl+K anywhere. */
export function Palette({ personId, places }: { personId: string; places: readonly Place[] }) {
  const isOpen = usePaletteOpen()
  const [wasOpened, setOpened] = useState(isOpen)
  if (isOpen && !wasOpened) setOpened(true)
  usePaletteKeys()
  useCountedPlaces(personId, places)
  return wasOpened && <PaletteDialog {...{ isOpen, personId, places }} />
}

/** Each opening of a place counts, so that the ones used most come first. */
function useCountedPlaces(personId: string, places: readonly Place[]): void {
  const path = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page that is opened
  useEffect(() => {
    if (places.some(({ href }) => href === path)) countPlace(personId, path)
  }, [path])
}

function OverPage({ children }: { children: ReactNode }) {
  return <div className="fixed top-[12vh] left-1/2 z-50 -translate-x-1/2 rounded-lg shadow-popover">{children}</div>
}
