'use client'

import { useEffect } from 'react'

/** What opens above the page and goes before its act is over, as a menu does: the focus returns to what opened it. */
const passing = '[role="menu"], [role="listbox"], [role="dialog"]'

let lastInPage: HTMLElement | null = null
if (typeof document !== 'undefined')
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && !target.closest(passing)) lastInPage = target
  })

/**
 * What takes the focus when it opens gives it back when it closes: to where it was before, unless it has moved elsewhere. A button that stood
 * in the place of what it opened is there again as another element: it is known by its name.
 */
export function useFocusReturn(): void {
  useEffect(() => {
    const active = document.activeElement
    const before = active instanceof HTMLElement && active !== document.body && !active.closest(passing) ? active : lastInPage
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && before) (before.isConnected ? before : findNamesake(before))?.focus()
    }
  }, [])
}

function findNamesake(gone: HTMLElement): HTMLElement | undefined {
  const name = nameOf(gone)
  return name ? [...document.querySelectorAll<HTMLElement>(gone.localName)].find((other) => nameOf(other) === name) : undefined
}

const nameOf = (element: HTMLElement): string => element.getAttribute('aria-label') ?? element.textContent.trim()
