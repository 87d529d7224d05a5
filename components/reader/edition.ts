import type { Language } from '#lib/languages.ts'
import { newsroomZone } from '#lib/publication.ts'
import { type Words, wordsIn } from './words/words.ts'

/** The paper in one language: its texts, and the time zone of its days. */
export type Edition = { language: Language; zone: string; words: Words }

export const editionIn = (language: Language): Edition => ({ language, zone: newsroomZone(), words: wordsIn(language) })
