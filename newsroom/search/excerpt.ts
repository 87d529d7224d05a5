import { type FoldedWord, foldedWords, isArabic } from './fold.ts'
import { isExact, type Term, wantedOf } from './terms.ts'

/** A piece of an excerpt; `isHit` pieces match the query. */
export type ExcerptPiece = { text: string; isHit: boolean }

/** Words of an excerpt, and how many of them at most come before the first hit. */
const [longest, before] = [32, 8]

/**
 * The part of a story's text with the most hits, which are marked; the beginning when there are none. `forms` are the words of this story
 * that are forms of the query's words.
 */
export function excerptOf(body: string, terms: readonly Term[], forms: readonly string[]): ExcerptPiece[] {
  const words = foldedWords(body)
  const hits = hitsIn(words, terms, new Set(forms))
  const start = Math.max(0, bestStart(hits) - before)
  const shown = words.slice(start, start + longest)
  const pieces: ExcerptPiece[] = []
  let at = shown[0]?.start ?? 0
  for (const hit of hits) {
    const [first, last] = [words[hit.first], words[hit.last]]
    if (!first || !last || hit.first < start || hit.last >= start + longest || first.start < at) continue
    if (first.start > at) pieces.push({ text: body.slice(at, first.start), isHit: false })
    pieces.push({ text: body.slice(first.start, last.end), isHit: true })
    at = last.end
  }
  const end = shown.at(-1)?.end ?? at
  if (end > at) pieces.push({ text: body.slice(at, end), isHit: false })
  return pieces.map(({ text, isHit }) => ({ text: text.replaceAll('\n', ' '), isHit }))
}

/** The indexes of the first and last word of a hit, and of its term. */
type Hit = { first: number; last: number; term: number }

function hitsIn(words: readonly FoldedWord[], terms: readonly Term[], forms: ReadonlySet<string>): Hit[] {
  const wanted = wantedOf(terms).map((term) => ({
    length: term.words.length,
    fits: term.words.map(({ word, keys }) => makeMatcher(term, word, keys, forms)),
  }))
  return words.flatMap((_, first) => {
    const term = wanted.findIndex(({ fits }) => fits.every((isHit, place) => isHit(words[first + place]?.folded ?? '')))
    const match = wanted[term]
    return match ? [{ first, last: first + match.length - 1, term }] : []
  })
}

/**
 * Tests whether a word of the text matches the term. Only forms with the same first letter count, because others may belong to another word
 * of the query. In Arabic, with its prefixes, those that contain a stem.
 */
function makeMatcher(term: Term, word: string, keys: readonly string[], forms: ReadonlySet<string>) {
  if (isExact(term)) return (other: string) => other === word
  const own = new Set([
    word,
    ...[...forms].filter((form) => keys.some((key) => form[0] === key[0] || (isArabic(key) && form.includes(key)))),
  ])
  return (other: string) => own.has(other)
}

/** The hit from which the next words contain the most different terms. */
function bestStart(hits: readonly Hit[]): number {
  let best = { first: 0, terms: 0 }
  for (const [place, { first }] of hits.entries()) {
    const terms = new Set<number>()
    for (let next = place; (hits[next]?.last ?? Number.POSITIVE_INFINITY) < first + longest - before; next += 1)
      terms.add(hits[next]?.term ?? 0)
    if (terms.size > best.terms) best = { first, terms: terms.size }
  }
  return best.first
}
