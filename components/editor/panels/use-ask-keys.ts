import { useEffect } from 'react'
import { asksToFind, isForStory } from '#components/editor/find/find-keys.ts'
import type { Ask } from '#components/editor/nodes/block.ts'

/** “?” outside a field, or Ctrl+/ anywhere, opens the list of shortcuts; Ctrl+F and Ctrl+H in the story find and replace in it. */
export function useAskKeys(ask: (what: Ask) => void): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const what = asksForShortcuts(event) ? 'shortcuts' : isForStory(event) ? asksToFind(event) : null
      if (!what || event.defaultPrevented) return
      event.preventDefault()
      ask(what)
    }
    window.addEventListener('keydown', keys)
    return () => window.removeEventListener('keydown', keys)
  }, [ask])
}

function asksForShortcuts(event: KeyboardEvent): boolean {
  const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable=true]') !== null
  return (event.key === '?' && !isTyping) || (event.key === '/' && (event.ctrlKey || event.metaKey))
}
