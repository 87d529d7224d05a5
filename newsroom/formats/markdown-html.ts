import { micromark } from 'micromark'
import type { Losses } from './losses.ts'
import { takeTables } from './markdown-tables.ts'
import { BrokenItem } from './wire-story.ts'

/** A parser of Markdown takes time that grows with the square of the nesting. */
const nestedDeep = /^(?:[ \t]{0,4}(?:>|[*+-](?=[ \t]))){60}/m

/** Markdown (CommonMark) as HTML, in which HTML of its own stays words unless `hasHtml`. What it has beyond CommonMark is named in `losses`. */
export function markdownToHtml(text: string, losses: Losses, { hasHtml = false } = {}): string {
  if (nestedDeep.test(text)) throw new BrokenItem('its quotations and lists are nested too deep')
  const write = (markdown: string) => micromark(markdown, { allowDangerousHtml: hasHtml })
  const { text: left, putBack } = takeTables(text, (cell) => write(cell).replace(/^<p>|<\/p>$/g, ''))
  const tables = left.split('\n').filter((line) => /^[ >:|-]+$/.test(line) && line.includes('|') && line.includes('--')).length
  for (let table = 0; table < tables; table += 1) losses.name('markdownTable')
  return putBack(write(left))
}
