import { micromark } from 'micromark'
import type { Losses } from './losses.ts'
import { BrokenItem } from './wire-story.ts'

/** A parser of Markdown takes time that grows with the square of the nesting. */
const nestedDeep = /^(?:[ \t]{0,4}(?:>|[*+-](?=[ \t]))){60}/m

/** Markdown (CommonMark) as HTML, in which HTML of its own stays words unless `hasHtml`. What it has beyond CommonMark is named in `losses`. */
export function markdownToHtml(text: string, losses: Losses, { hasHtml = false } = {}): string {
  const tables = text.split('\n').filter((line) => /^[ :|-]+$/.test(line) && line.includes('|') && line.includes('--')).length
  for (let table = 0; table < tables; table += 1) losses.name('markdownTable')
  if (nestedDeep.test(text)) throw new BrokenItem('its quotations and lists are nested too deep')
  return micromark(text, { allowDangerousHtml: hasHtml })
}
