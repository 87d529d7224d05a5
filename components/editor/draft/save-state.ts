import { useSyncExternalStore } from 'react'
import type { RequestProblem } from '#lib/outcome.ts'
import type { AddStepsProblem } from '#newsroom/articles/add-steps.ts'

/** Why a text is not saved. 'unreachable' is retried automatically, 'refused' when the text changes; the others need a person. */
export type Trouble =
  | { is: 'unreachable' }
  | { is: 'refused'; problem: 'too-long' | 'bad-document' | 'invalid' | 'cross-site'; detail: Readonly<Record<string, unknown>> }
  | { is: 'locked'; problem: 'signed-out' | 'someone-else' | 'wrong-stage' | 'not-found' | 'not-allowed' }

/** Why the newsroom refused a batch. */
export type Problem = AddStepsProblem | RequestProblem

/** `stale` is none: what the page lacks comes with it. */
export function troubleOf(problem: Exclude<Problem, 'stale'>, detail: Readonly<Record<string, unknown>>): Trouble {
  switch (problem) {
    case 'too-long':
    case 'bad-document':
    case 'invalid':
    case 'cross-site':
      return { is: 'refused', problem, detail }
    case 'signed-out':
    case 'someone-else':
    case 'wrong-stage':
    case 'not-found':
    case 'not-allowed':
      return { is: 'locked', problem }
    case 'unproven':
      return { is: 'locked', problem: 'not-allowed' }
  }
}

export type SaveState = {
  /** The newsroom has committed every step on the screen. */
  saved: boolean
  /** This device has stored every step that the newsroom does not have; while they cannot be sent, so that a power cut loses none. */
  kept: boolean
  /** False when this device cannot store it (private window, disk full). */
  hasLocalStorage: boolean
  savedAt: Date | null
  version: number
  trouble: Trouble | null
  /** The network is back, or another try was asked for: it is being tried. */
  isReconnecting: boolean
  /** While the newsroom cannot be reached: how many words of the screen are only on this device; else 0. */
  unsavedWords: number
}

/** The save state of the text, and its changes. */
export type SaveStates = { now: () => SaveState; subscribe: (listener: () => void) => () => void }

/** One value of the save state. The component renders when that value changes, not with every key and every save. */
export function useSaveState<Value>({ now, subscribe }: SaveStates, look: (saveState: SaveState) => Value): Value {
  const read = () => look(now())
  return useSyncExternalStore(subscribe, read, read)
}
