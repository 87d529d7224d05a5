import { type KeyboardEvent as Key, type RefObject, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Missing } from '#newsroom/workflow/missing.ts'
import { goToMissing, isDetail } from './go-to-missing.ts'

/** What can stand beside the text. */
export type PanelName = 'details'

export type Aside = {
  self: RefObject<HTMLElement | null>
  /** 'as-fits': beside the text where there is room for it. On a small screen it lies over the text. */
  shown: 'as-fits' | 'open' | 'closed'
  panel: PanelName
  enter: () => void
  toggle: () => void
  close: () => void
  onKeyDown: (event: Key) => void
  /** The field of a missing thing, with the details open for it or, on a small screen, out of its way. */
  goTo: (missing: Missing) => void
}

const isWide = () => matchMedia('(min-width: 64rem)').matches

/** What stands beside the text: whether it is shown, and how one comes into it and back to the text. */
export function useAside(toText: () => void): Aside {
  const self = useRef<HTMLElement>(null)
  const [shown, setShown] = useState<Aside['shown']>('as-fits')
  return {
    self,
    shown,
    panel: 'details',
    enter() {
      flushSync(() => setShown('open'))
      self.current?.focus()
    },
    toggle: () => setShown(shown === 'open' || (shown === 'as-fits' && isWide()) ? 'closed' : 'open'),
    close() {
      setShown('closed')
      toText()
    },
    onKeyDown(event) {
      const hides = event.key === '.' && (event.ctrlKey || event.metaKey)
      if (event.defaultPrevented || (event.key !== 'Escape' && !hides)) return
      event.preventDefault()
      if (hides || !isWide()) setShown('closed')
      toText()
    },
    goTo(missing) {
      if (isDetail(missing)) flushSync(() => setShown('open'))
      else if (!isWide()) flushSync(() => setShown('closed'))
      goToMissing(missing)
    },
  }
}
