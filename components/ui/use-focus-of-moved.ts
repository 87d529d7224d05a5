'use client'

import { type RefObject, useEffect } from 'react'

/**
 * When rows of a list change places, the one that has the focus keeps it: a browser takes it from an element that is moved, and then the next
 * key is pressed nowhere.
 */
export function useFocusOfMoved(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const here = list.current
    if (!here) return
    let last: HTMLElement | null = null
    const remember = ({ target }: Event) => {
      last = target instanceof HTMLElement && here.contains(target) ? target : null
    }
    // Who presses beside everything leaves the list.
    const forget = () => {
      last = null
    }
    const look = () => {
      if (last?.isConnected && document.activeElement === document.body) last.focus({ preventScroll: true })
    }
    document.addEventListener('focusin', remember)
    document.addEventListener('pointerdown', forget, true)
    const observer = new MutationObserver(look)
    observer.observe(here, { childList: true })
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', remember)
      document.removeEventListener('pointerdown', forget, true)
    }
  }, [list])
}
