'use client'

import dynamic from 'next/dynamic'
import type { ComponentType, ReactNode } from 'react'
import { pseudoLanguage, type SpokenLanguage } from '#lib/desk-languages.ts'
import type { DeskWords } from '#lib/languages/desk-words.ts'
import { Speak } from './client-words.tsx'
import { wordsIn } from './words.ts'

/** Each language is a chunk of its own, preloaded by the page's head: a browser loads only the language that is used. */
const providers: Record<SpokenLanguage, ComponentType<{ children: ReactNode }>> = {
  en: dynamic(() => import('#lib/languages/en/desk/desk-words.ts').then(provide('en'))),
  uk: dynamic(() => import('#lib/languages/uk/desk/desk-words.ts').then(provide('uk'))),
  [pseudoLanguage]: dynamic(() => import('#lib/languages/en/desk/desk-words.ts').then(provide(pseudoLanguage))),
}

/** Provides the words of the desk to every client component below. */
export function DeskWordsProvider({ language, children }: { language: SpokenLanguage; children: ReactNode }) {
  const Provider = providers[language]
  return <Provider>{children}</Provider>
}

const provide =
  (language: SpokenLanguage) =>
  ({ deskWords }: { deskWords: DeskWords }) => {
    const words = wordsIn(language, deskWords)
    return { default: ({ children }: { children: ReactNode }) => <Speak words={words}>{children}</Speak> }
  }
