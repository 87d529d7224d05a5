import { cache } from 'react'
import { pseudoLanguage, type SpokenLanguage } from '#lib/desk-languages.ts'
import { deskMessages } from '#lib/languages/desk-messages.ts'
import type { Format, Say, Words } from './say.ts'
import { wordsIn } from './words.ts'

/** One object for each request. */
const request = cache((): { words: Words | null } => ({ words: null }))
const known = new Map<SpokenLanguage, Words>()

/** Sets the language of the server components of this request, and returns its words. */
export function speak(language: SpokenLanguage): Words {
  const words = known.get(language) ?? wordsIn(language, deskMessages[language === pseudoLanguage ? 'en' : language])
  known.set(language, words)
  request().words = words
  return words
}

/** For server components what client-words.tsx is for client components. */
export const useWords = (): Say => spoken().say
export const useFormat = (): Format => spoken().format

function spoken(): Words {
  const { words } = request()
  if (!words) throw new Error('no words here: a page of the desk awaits requirePerson or deskWords first')
  return words
}
