import { type KeyboardEvent as Key, type RefObject, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { goWhenThere } from '#components/ui/go-when-there.ts'
import { hasRoomBeside } from '#components/ui/room-beside.ts'
import type { Point } from '#newsroom/workflow/advice.ts'
import { goToMissing, isDetail } from './go-to-missing.ts'

/** The panels that can be beside the text. */
export type PanelName = 'details' | 'comments' | 'history' | 'suggestions'

export type Aside = {
  self: RefObject<HTMLElement | null>
  /** 'as-fits': shown where there is room beside the text. On a small screen it covers the text. */
  shown: 'as-fits' | 'open' | 'closed'
  panel: PanelName
  /** Shows a panel and moves the focus into it. */
  enter: (panel: PanelName) => void
  toggle: (panel: PanelName) => void
  /** Whether this panel was opened, not only shown because there is room. */
  isOpen: (panel: PanelName) => boolean
  close: () => void
  /** On a small screen, where the panel covers the text: closes it. */
  uncover: () => void
  onKeyDown: (event: Key) => void
  /** Goes to what a point of the checklist is about. Opens the details if it is there; else, on a small screen, closes them. */
  goTo: (point: Point) => void
}

/** Whether the panel beside the text is shown, and moving the focus into it and back to the text. The same until another panel is shown. */
export function useAside(toText: () => void): Aside {
  const self = useRef<HTMLElement>(null)
  const [shown, setShown] = useState<Aside['shown']>('as-fits')
  const [panel, setPanel] = useState<PanelName>('details')
  const latest = useRef(toText)
  latest.current = toText
  return useMemo(() => {
    const open = (name: PanelName) => {
      setPanel(name)
      setShown('open')
    }
    return {
      self,
      shown,
      panel,
      isOpen: (name) => shown === 'open' && panel === name,
      enter(name) {
        flushSync(() => open(name))
        self.current?.focus()
      },
      toggle(name) {
        const isShown = shown === 'open' || (shown === 'as-fits' && hasRoomBeside())
        if (isShown && panel === name) setShown('closed')
        else open(name)
      },
      close() {
        setShown('closed')
        latest.current()
      },
      uncover() {
        if (!hasRoomBeside()) setShown('closed')
      },
      onKeyDown(event) {
        const hides = event.key === '.' && (event.ctrlKey || event.metaKey)
        if (event.defaultPrevented || (event.key !== 'Escape' && !hides)) return
        event.preventDefault()
        if (hides || !hasRoomBeside()) setShown('closed')
        latest.current()
      },
      goTo(missing) {
        if (missing.what === 'suggestions') flushSync(() => open('suggestions'))
        else if (isDetail(missing)) flushSync(() => open('details'))
        else if (!hasRoomBeside()) flushSync(() => setShown('closed'))
        goWhenThere(() => goToMissing(missing))
      },
    }
  }, [shown, panel])
}
