import type { SaveStates } from '#components/editor/draft/save-state.ts'
import { type StatusName, statusOf, statusWhileTyping } from './status-of.ts'

/**
 * Milliseconds that something good must have been true before it is said: longer than between two keys, so that the words do not change with
 * each, and no key waits for them to be drawn.
 */
const untilSaid: Partial<Record<StatusName, number>> = { saved: 250, offline: 500, kept: 500 } // those of statusWhileTyping

export type CalmStatus = { now: () => StatusName; subscribe: (listener: () => void) => () => void }

/**
 * What is said of the text on the screen. What is missing is said at once; that nothing is missing, once it has been so for a moment. So it
 * never says too much, and while somebody writes on it stands still.
 */
export function calmStatus(states: SaveStates): CalmStatus {
  let status = statusOf(states.now())
  let said = status
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const tell = (next: StatusName) => {
    if (next === said) return
    said = next
    for (const listener of listeners) listener()
  }
  const look = () => {
    const next = statusOf(states.now())
    if (next === status) return
    status = next
    clearTimeout(timer)
    tell(statusWhileTyping(next))
    if (next !== said) timer = setTimeout(tell, untilSaid[next], next)
  }
  let stop = () => {}
  return {
    now: () => said,
    subscribe(listener) {
      if (listeners.size === 0) {
        stop = states.subscribe(look)
        look()
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop()
        clearTimeout(timer)
        status = said
      }
    },
  }
}
