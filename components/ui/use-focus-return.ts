'use client'

import { useEffect } from 'react'

/** What takes the focus when it opens gives it back when it closes: to where it was before, unless it has moved elsewhere. */
export function useFocusReturn(): void {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
}
