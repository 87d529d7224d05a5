'use client'

import { useEffect } from 'react'

/**
 * Keyboard shortcuts: j and k move between stories (Enter opens them), / focuses the search, n creates a story. Not while a field has the
 * focus.
 */
export function StoryKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      if (event.key === 'j') walk(1)
      else if (event.key === 'k') walk(-1)
      else if (event.key === 'n') document.querySelector<HTMLElement>('[data-new-story]')?.click()
      else if (event.key === '/') document.querySelector<HTMLElement>('input[type="search"]')?.focus()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return null
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="listbox"], [role="menu"]') !== null)

function walk(step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>('a[data-story]')]
  const row = document.activeElement?.closest('li')
  const at = links.findIndex((link) => link === document.activeElement || (row !== null && link.closest('li') === row))
  const next = links[at === -1 ? (step === 1 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
