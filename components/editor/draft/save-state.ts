import { useSyncExternalStore } from 'react'
import type { NewerText } from '#newsroom/articles/draft-text.ts'

/** Why a text is not saved. 'unreachable' is tried again by itself; 'refused' when the text changes; the others wait for a person. */
export type Trouble =
  | { is: 'unreachable' }
  | { is: 'refused'; problem: 'too-long' | 'bad-document' | 'invalid' | 'cross-site'; detail: Readonly<Record<string, unknown>> }
  | { is: 'locked'; problem: 'signed-out' | 'someone-else' | 'wrong-stage' | 'not-found' | 'not-allowed' }
  | { is: 'conflict'; newer: NewerText }

export type SaveState = {
  /** The server's COMMIT has answered for exactly the text on the screen. */
  saved: boolean
  /** This device's disk has answered for exactly the text on the screen. */
  kept: boolean
  /** False when this device has no room for it (private window, disk full). */
  hasLocalStorage: boolean
  savedAt: Date | null
  version: number
  trouble: Trouble | null
}

/** How safe the text on the screen is, now and whenever that changes. */
export type SaveStates = { now: () => SaveState; subscribe: (listener: () => void) => () => void }

/** One thing of it. Whoever asks is drawn again when that changes, not with every key and every save. */
export function useSaveState<Value>({ now, subscribe }: SaveStates, look: (saveState: SaveState) => Value): Value {
  const read = () => look(now())
  return useSyncExternalStore(subscribe, read, read)
}
