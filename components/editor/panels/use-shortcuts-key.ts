import { useEffect } from 'react'

/** “?” outside a field, or Ctrl+/ anywhere, opens the list of shortcuts. */
export function useShortcutsKey(ask: () => void): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable=true]') !== null
      const asks = (event.key === '?' && !isTyping) || (event.key === '/' && (event.ctrlKey || event.metaKey))
      if (!asks || event.defaultPrevented) return
      event.preventDefault()
      ask()
    }
    window.addEventListener('keydown', keys)
    return () => window.removeEventListener('keydown', keys)
  }, [ask])
}
