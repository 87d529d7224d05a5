import { unstable_rethrow } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { Language } from '#lib/languages.ts'
import { publishedLanguages } from '#lib/publication.ts'

export type Start = (form: FormData) => Promise<void>

/** Starts a story once, however often the button is pressed. `isUnsure`: the newsroom did not answer. */
export function useStart(start: Start) {
  const [isBeginning, begin] = useTransition()
  const [chosen, setChosen] = useState<Language | null>(null)
  const [isUnsure, setUnsure] = useState(false)
  return {
    chosen: isBeginning ? chosen : null,
    isBeginning,
    isUnsure: isUnsure && !isBeginning,
    begin(form: FormData) {
      if (isBeginning) return
      setChosen(publishedLanguages().find((language) => language === form.get('language')) ?? null)
      setUnsure(false)
      begin(async () => {
        try {
          await start(form)
        } catch (error) {
          unstable_rethrow(error) // Next’s redirect to the new story
          setUnsure(true)
        }
      })
    },
  }
}
