import { type Language, languageFacts } from '#lib/languages.ts'
import { addressesIn } from './addresses-in.ts'
import { isRight, quoteFor } from './quotes.ts'

/** Characters from `from` to `to` become `text`. */
export type Tidied = { from: number; to: number; text: string }

/**
 * What is to be changed in a text of one block for the typography of its language: quotation marks, apostrophes, dashes, three dots, spaces
 * that are doubled, before punctuation, or must not break. In their order, apart from each other, each as small as it can be. In addresses
 * nothing changes. A text that was tidied has nothing to tidy.
 */
export function tidyText(text: string, language: Language): Tidied[] {
  const kept = addressesIn(text)
  const changes: Tidied[] = []
  let address = 0
  let tidied = ''
  let end = 0
  for (const match of text.matchAll(spots)) {
    const [found] = match
    const from = match.index
    const to = from + found.length
    while ((kept[address]?.to ?? Number.POSITIVE_INFINITY) <= from) address += 1
    tidied += text.slice(end, from)
    end = to
    const isKept = (kept[address]?.from ?? Number.POSITIVE_INFINITY) <= from && found !== '"'
    const becomes = (isKept ? null : becomesOf(found, tidied, text.slice(to, to + 12), language)) ?? found
    tidied += becomes
    if (becomes !== found) changes.push(smallest({ from, to, text: becomes }, found))
  }
  return changes
}

/** A dash or hyphens with spaces around; spaces; two hyphens; three dots; quotation marks. */
const spots = /(?<=\S)[ \u00a0]+(?:--?|[–—])[ \u00a0]+(?=\S)|(?<![ \u00a0])[ \u00a0]+|(?<!-)--(?!-)|(?<!\.)\.{3}(?!\.)|["“”„«»'ʼ]/g

function becomesOf(found: string, before: string, after: string, language: Language): string | null {
  const last = before.slice(-2)
  if (/^[ \u00a0]+$/.test(found)) return spaceFor(found, last, after, language)
  if (/^[ \u00a0]/.test(found)) return spacedDash(found.trim(), language)
  if (found === '--') return languageFacts[language].dashes[1]
  if (found === '...') return '…'
  if (found === "'") return quoteFor(found, before, after, language)
  if (found === 'ʼ') return /\p{L}$/u.test(last) && /^\p{L}/u.test(after) ? '’' : null
  return found !== '"' && isRight(found, before, after, language) ? null : quoteFor('"', before, after, language)
}

/** A hyphen between spaces is a dash; in a language with em dashes also an en dash. */
function spacedDash(sign: string, language: Language): string {
  const { dashes, bindsDash } = languageFacts[language]
  return `${bindsDash ? '\u00a0' : ' '}${sign === '—' || (sign === '–' && dashes[0] !== '—') ? sign : dashes[0]} `
}

function spaceFor(found: string, before: string, after: string, language: Language): string | null {
  const { quotes, spacedPunctuation = '' } = languageFacts[language]
  const next = after[0] ?? ''
  const isPunctuation = /^[,.;:!?](?:[\s"'”’»“]|$)/.test(after)
  if (isPunctuation && /\S$/.test(before)) return spacedPunctuation.includes(next) ? '\u00a0' : ''
  if ((/[№§]$/.test(before) && /\d/.test(next)) || isInsideQuotes(before, next, quotes)) return '\u00a0'
  return found.length > 1 ? ' ' : null
}

/** In French a space that does not break stands inside the quotation marks. */
const isInsideQuotes = (before: string, next: string, [open, close]: readonly string[]): boolean =>
  (open?.endsWith('\u00a0') === true && before.endsWith('«')) || (close?.startsWith('\u00a0') === true && next === '»')

/** Without what is the same at its beginning and its end. */
function smallest({ from, to, text }: Tidied, found: string): Tidied {
  let start = 0
  while (start < Math.min(found.length, text.length) && found[start] === text[start]) start += 1
  let end = 0
  const most = Math.min(found.length, text.length) - start
  while (end < most && found.at(-1 - end) === text.at(-1 - end)) end += 1
  return { from: from + start, to: to - end, text: text.slice(start, text.length - end) }
}
