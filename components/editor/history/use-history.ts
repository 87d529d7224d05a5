'use client'

import { useEffect, useState } from 'react'
import type { Aside } from '#components/editor/aside/use-aside.ts'

/** What a version is compared with: the story as it is now, the version before it, nothing, or another version by its number. */
export type Against = 'now' | 'before' | 'nothing' | number

/** A version that is shown in the place of the text. */
export type Opened = { number: number; against: Against }

export type History = {
  opened: Opened | null
  open: (number: number, against?: Against) => void
  /** Back to writing. */
  close: () => void
}

/** Which version is shown, and the key that opens the panel: Ctrl+Alt+Shift+H, as elsewhere. */
export function useHistory(aside: Aside, toText: () => void): History {
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== 'KeyH' || !event.shiftKey || !event.altKey || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      aside.enter('history')
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [aside])
  return {
    opened,
    open(number, against = 'now') {
      aside.uncover()
      setOpened({ number, against })
    },
    close() {
      setOpened(null)
      // The text is on the screen again only after this.
      setTimeout(toText)
    },
  }
}
