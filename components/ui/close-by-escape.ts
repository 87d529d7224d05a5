import type { KeyboardEvent } from 'react'

/** For `onKeyDown` of what Escape closes: nothing around it hears of that key. */
export const closeByEscape = (onClose: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape' || event.defaultPrevented) return
  event.stopPropagation()
  onClose()
}
