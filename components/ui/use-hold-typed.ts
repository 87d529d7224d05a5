import { useCallback } from 'react'
import { useWords } from '#words'
import { holdTyped } from './hold-typed.ts'
import { notify } from './notify.ts'

/** Milliseconds for which it is said what was typed and not written. */
const lasts = 60_000

/** `holdTyped` that says what was typed, and copies it, when nothing came that could take it. */
export function useHoldTyped(): (onEscape: () => void) => () => void {
  const say = useWords()
  return useCallback(
    (onEscape) =>
      holdTyped({
        onEscape,
        onLost: (typed) =>
          notify.problem(say('everywhere.notWritten'), {
            detail: typed,
            action: { label: say('people.copy'), onClick: () => void navigator.clipboard.writeText(typed) },
            lasts,
          }),
      }),
    [say],
  )
}
