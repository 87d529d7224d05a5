'use client'

import { useSyncExternalStore } from 'react'

/** As `max-sm:` of the styles. */
const narrow = '(width < 40rem)'

/** Whether the window is a phone's, for what a style alone cannot say: an action that moves into a menu. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(narrow)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(narrow).matches,
    () => false,
  )
}
