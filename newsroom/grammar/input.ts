import { z } from 'zod'
import { nameOfSomething } from '#lib/text-input.ts'
import { longestIgnored } from './limits.ts'

/** Characters. */
const longestWord = 60

export const keepWordInput = z.object({ word: nameOfSomething(longestWord).min(1), isKept: z.boolean() })
export const ignoreGrammarInput = z.object({
  articleId: z.uuid(),
  rule: nameOfSomething(80).min(1),
  words: nameOfSomething(longestIgnored).min(1),
  isIgnored: z.boolean(),
})
