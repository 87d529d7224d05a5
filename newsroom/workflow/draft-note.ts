import type { PaperWords } from '#lib/languages/language.ts'
import type { Language } from '#lib/languages.ts'
import { paperWords } from '#lib/paper-words.ts'
import { pairSentences } from './fact-changes.ts'
import type { NoteSentence } from './join-note.ts'
import type { WeighedChange } from './weigh-changes.ts'

/** A sentence of a story that is longer is not quoted in a note. */
const longestQuote = 160

/**
 * The sentences of a note to readers about one change, in the story's language: what was, and what is. An editor gets them as a draft. Spelling
 * gets none; a text that has no facts is quoted.
 */
export function draftNote({ facts, isRespelled, before, after }: WeighedChange, language: Language): NoteSentence[] {
  const words = paperWords[language]
  if (facts.length > 0)
    return facts.map((fact) => ({ alone: fill(words[keyOf(fact)], fact), also: fact.after === '' ? '' : fill(words.noteAlso, fact) }))
  if (isRespelled) return []
  return pairSentences(before, after, language)
    .filter(([old, fresh]) => Math.max(old.length, fresh.length) <= longestQuote)
    .map(([old, fresh]) => {
      const quoted = { before: withoutEnd(old), after: withoutEnd(fresh), noun: '' }
      return { alone: fill(words.noteText, quoted), also: fill(words.noteAlso, quoted) }
    })
}

type Values = { before: string; after: string; noun: string }

const keyOf = ({ kind, after, noun }: WeighedChange['facts'][number]): keyof PaperWords => {
  if (after === '') return 'noteGone'
  if (kind === 'number') return noun === '' ? 'noteText' : 'noteNumber'
  return kind === 'name' ? 'noteName' : 'noteDate'
}

const fill = (message: string, values: Values): string =>
  message.replace(/\{(before|after|noun)\}/g, (_, name: keyof Values) => values[name])

/** The note's own full stop follows. */
const withoutEnd = (sentence: string): string => sentence.replace(/\.$/, '')
