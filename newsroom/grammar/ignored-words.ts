import { cleanName } from '#lib/clean-text.ts'
import { longestIgnored } from './limits.ts'

/** Words of a text as what is ignored is compared by: in one line. Of spaces that are too many, a sign for them. */
export const ignoredWords = (words: string): string => cleanName(words).slice(0, longestIgnored).trim() || '␣'
