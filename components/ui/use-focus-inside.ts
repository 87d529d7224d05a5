'use client'

import { type RefObject, useEffect } from 'react'

/** The first field of an element, or the element itself, gets the focus. */
export function focusFirst(place: HTMLElement | null): void {
  const field = place?.querySelector<HTMLElement>('input, textarea')
  ;(field ?? place)?.focus()
}

/** When what has the focus is taken away, such as a button that opened a form in its own place, the focus stays inside. */
export function useFocusInside(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const here = place.current
    if (!here) return
    let last: Element | null = null
    const remember = () => {
      last = document.activeElement
    }
    const look = () => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (!isLost || !last || last.isConnected) return
      last = null
      focusFirst(here)
    }
    here.addEventListener('focusin', remember)
    const observer = new MutationObserver(look)
    observer.observe(here, { childList: true, subtree: true })
    return () => {
      observer.disconnect()
      here.removeEventListener('focusin', remember)
    }
  }, [place])
}
