import { useEffect } from 'react'
import { isLetter } from '#components/editor/toolbar/keys.ts'
import { togglePalette } from './opening.ts'

/** Ctrl+K (⌘K), where nothing else takes it, and Ctrl+Shift+K everywhere. */
export function usePaletteKeys(): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey === event.metaKey || !isLetter(event, 'k')) return
      event.preventDefault()
      togglePalette()
    }
    window.addEventListener('keydown', keys)
    return () => window.removeEventListener('keydown', keys)
  }, [])
}
