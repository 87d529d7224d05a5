'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { later, NotLoaded, useLaterParts } from '#components/ui/later.tsx'
import { OnItsWay } from '#components/ui/on-its-way.tsx'
import { countPlace } from './lately.ts'
import { closePalette, usePaletteOpen } from './opening.ts'
import type { Place } from './places.ts'
import { usePaletteKeys } from './use-palette-keys.ts'

const PaletteDialog = later(() => import('./palette-dialog.tsx').then(({ PaletteDialog }) => PaletteDialog), {
  Waiting: ({ onClose }) => (
    <OverPage>
      <OnItsWay onClose={onClose} />
    </OverPage>
  ),
  Failed: (failure) => (
    <OverPage>
      <NotLoaded {...failure} />
    </OverPage>
  ),
})

/** Finds places of the desk, stories, and the commands of the open screen; opened by Ctrl+K anywhere. */
export function Palette({ personId, places }: { personId: string; places: readonly Place[] }) {
  const isOpen = usePaletteOpen()
  usePaletteKeys()
  useCountedPlaces(personId, places)
  useLaterParts(useIsSettled())
  return isOpen && <PaletteDialog {...{ personId, places }} onClose={closePalette} />
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

/** Milliseconds after a page has come: a story loads its own parts when it can be written in. */
const pause = 5_000

/** Whether the page has been there for a moment. */
function useIsSettled(): boolean {
  const [is, set] = useState(false)
  useEffect(() => {
    const timer = setTimeout(set, pause, true)
    return () => clearTimeout(timer)
  }, [])
  return is
}
