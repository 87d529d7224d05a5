'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Format, Say, Words } from './say.ts'

const Spoken = createContext<Words | null>(null)

/** Gives the words of the desk to the client components below. */
export function Speak({ words, children }: { words: Words; children: ReactNode }) {
  return <Spoken value={words}>{children}</Spoken>
}

/**
 * The words of the desk in the language of who looks at it: `say('people.invite')`. Import it from '#words': a server component
 * then gets the same from server-words.ts (package.json, "imports").
 */
export const useWords = (): Say => useSpoken().say

/** Numbers, dates and lists in that language. */
export const useFormat = (): Format => useSpoken().format

function useSpoken(): Words {
  const words = useContext(Spoken)
  if (!words) throw new Error('no words here: what is drawn stands below <DeskWordsProvider>')
  return words
}
