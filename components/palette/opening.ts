import { useSyncExternalStore } from 'react'

let isOpen = false
const listeners = new Set<() => void>()

export function setPaletteOpen(next: boolean): void {
  isOpen = next
  for (const listener of listeners) listener()
}

export const openPalette = (): void => setPaletteOpen(true)
export const closePalette = (): void => setPaletteOpen(false)
export const togglePalette = (): void => setPaletteOpen(!isOpen)

/** Whether the palette is open: the keys, the menu of the desk and the editor open it, and it stands in the frame of the desk. */
export const usePaletteOpen = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    () => isOpen,
    () => false,
  )
