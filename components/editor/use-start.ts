import { unstable_rethrow } from 'next/navigation'
import { useState } from 'react'
import { longestAnswer } from '#components/ui/in-time.ts'
import type { Language } from '#lib/languages.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { withTimeout } from '#lib/with-timeout.ts'

export type Start = (form: FormData) => Promise<void>

/**
 * Creates a story once, however often the button is pressed. `isUnsure`: the newsroom did not answer in time. Not a transition: React keeps
 * one pending while any of Next's actions is, so it would not end with the time limit.
 */
export function useStart(start: Start) {
  const [state, setState] = useState<'idle' | 'beginning' | 'unsure'>('idle')
  const [chosen, setChosen] = useState<Language | null>(null)
  const isBeginning = state === 'beginning'
  return {
    chosen: isBeginning ? chosen : null,
    isBeginning,
    isUnsure: state === 'unsure',
    begin(form: FormData) {
      if (isBeginning) return
      setChosen(publishedLanguages().find((language) => language === form.get('language')) ?? null)
      setState('beginning')
      withTimeout(start(form), longestAnswer).then(
        () => setState('idle'),
        (error) => setState(isRedirect(error) ? 'beginning' : 'unsure'), // Next then opens the new story
      )
    },
  }
}

/** Next has no other public test for the errors by which it redirects: it throws them again. */
function isRedirect(error: unknown): boolean {
  try {
    unstable_rethrow(error)
    return false
  } catch {
    return true
  }
}
