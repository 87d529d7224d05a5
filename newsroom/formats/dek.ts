import type { Language } from '#lib/languages.ts'
import { excerpt, type Losses } from './losses.ts'
import { oneLine } from './text.ts'

/** Longer than this is not the one sentence under a headline. In characters. */
export const longestDek = 300

/** A dek from a summary: as it is when it is short, its first sentences when it is long. None is made up from the text. */
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
