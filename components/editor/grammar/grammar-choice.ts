import { useSyncExternalStore } from 'react'
import { type Dialect, dialects } from './check/dialects.ts'

/** In which English the grammar is checked, as this browser keeps it: a plain cookie, as for typing quotation marks. Off until somebody wants it. */
const cookie = 'galley-desk-grammar'

export type GrammarChoice = Dialect | 'off'

export function readGrammarChoice(): GrammarChoice {
  const value = document.cookie.split('; ').find((each) => each.startsWith(`${cookie}=`))
  return dialects.find((dialect) => value === `${cookie}=${dialect}`) ?? 'off'
}

const listeners = new Set<() => void>()

export function chooseGrammar(choice: GrammarChoice): void {
  // biome-ignore lint/suspicious/noDocumentCookie: some browsers lack the Cookie Store API
  document.cookie = `${cookie}=${choice}; path=/desk; max-age=31536000; samesite=lax`
  for (const listen of listeners) listen()
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useGrammarChoice = (): GrammarChoice => useSyncExternalStore<GrammarChoice>(listen, readGrammarChoice, () => 'off')
