'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { Format, Say, Words } from './say.ts'

const Spoken = createContext<Words | null>(null)

/** Provides the words of the desk to the client components below. */
export function Speak({ words, children }: { words: Words; children: ReactNode }) {
  return (
    <Spoken value={words}>
      <I18nProvider locale={words.format.locale}>{children}</I18nProvider>
    </Spoken>
  )
}

/**
 * The words of the desk in the person's language: `say('people.invite')`. Import it from '#words': for server components that is
 * server-words.ts (package.json, "imports").
 */
export const useWords = (): Say => useSpoken().say

/** Formats numbers, dates and lists in that language. */
export const useFormat = (): Format => useSpoken().format

function useSpoken(): Words {
  const words = useContext(Spoken)
  if (!words) throw new Error('no words here: what is drawn stands below <DeskWordsProvider>')
  return words
}
