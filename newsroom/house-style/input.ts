import { z } from 'zod'
import { languages } from '#lib/languages.ts'
import { lineOfText, linesOfText, nameOfSomething } from '#lib/text-input.ts'
import { styleWordsOf } from './style-words.ts'

/** Words and signs of a term: a text is compared with so many at each place. */
const mostWords = 12
const isTerm = (text: string) => {
  const words = styleWordsOf(text).length
  return words > 0 && words <= mostWords
}

export const styleRuleInput = z.object({
  language: z.enum(languages),
  term: lineOfText(100).refine(isTerm, `A term has 1 to ${mostWords} words.`),
  better: lineOfText(100),
  why: lineOfText(300),
})
export type StyleRuleSent = z.output<typeof styleRuleInput>
export const changeStyleRuleInput = styleRuleInput.extend({ ruleId: z.uuid() })
export const aboutStyleRule = z.object({ ruleId: z.uuid() })
/** A list of rules as CSV; `language` is that of rows which name none. */
export const importStyleRulesInput = z.object({ language: z.enum(languages), text: linesOfText(400_000) })
export const ignoreStyleRuleInput = z.object({ articleId: z.uuid(), ruleId: z.uuid(), isIgnored: z.boolean() })

const emptyToUndefined = (value: unknown) => (value === '' ? undefined : value)
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyToUndefined, schema.optional()).catch(undefined)

/** The query of /desk/settings/house-style. Invalid values are ignored, never an error. */
export const styleRulesInput = z.object({ query: optional(nameOfSomething(100)), language: optional(z.enum(languages)) })
export type StyleRulesWanted = z.output<typeof styleRulesInput>
