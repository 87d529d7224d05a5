import type { Language } from '#lib/languages.ts'
import { excerpt, type Losses } from './losses.ts'
import { oneLine } from './text.ts'

/** A dek is one sentence: the most characters that a summary may have to be used whole. */
export const longestDek = 300

/** Makes a dek from a summary: a short one whole, of a long one the first sentences. A dek is never made from the text. */
export function dekOf(summary: string, language: Language, losses: Losses): string {
  const text = oneLine(summary)
  if (text.length <= longestDek) return text
  let dek = ''
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    if (dek.length + segment.trimEnd().length > longestDek) break
    dek += segment
  }
  losses.add(`the summary after “${excerpt(dek || text.slice(0, 40))}” is too long for a dek`)
  return dek.trim()
}
