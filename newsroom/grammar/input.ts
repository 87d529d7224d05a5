import { z } from 'zod'
import { nameOfSomething } from '#lib/text-input.ts'

/** Characters. */
export const longestWord = 60
export const longestIgnored = 300

export const keepWordInput = z.object({ word: nameOfSomething(longestWord).min(1), isKept: z.boolean() })
export const ignoreGrammarInput = z.object({
  articleId: z.uuid(),
  rule: nameOfSomething(80).min(1),
  words: nameOfSomething(longestIgnored).min(1),
  isIgnored: z.boolean(),
})
