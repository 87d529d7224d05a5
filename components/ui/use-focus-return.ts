'use client'

import { useEffect, useState } from 'react'

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
  // While it is drawn: afterwards a field of its own may have the focus.
  const [before] = useState(findFocused)
  useEffect(() => {
    // It took the place of something that gave the focus back as it went: to there it returns as well.
    const given = before?.isConnected === false ? findFocused() : null
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && before) (before.isConnected ? before : (findNamesake(before) ?? given))?.focus()
    }
  }, [before])
}

function findFocused(): HTMLElement | null {
  const active = typeof document === 'undefined' ? null : document.activeElement
  return active instanceof HTMLElement && active !== document.body && !active.closest(passing) ? active : lastInPage
}

function findNamesake(gone: HTMLElement): HTMLElement | undefined {
  const name = nameOf(gone)
  return name ? [...document.querySelectorAll<HTMLElement>(gone.localName)].find((other) => nameOf(other) === name) : undefined
}

const nameOf = (element: HTMLElement): string => element.getAttribute('aria-label') ?? element.textContent.trim()
