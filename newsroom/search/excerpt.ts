import { type FoldedWord, foldedWords } from './fold.ts'
import { isExact, type Term, wantedOf } from './terms.ts'

/** A piece of an excerpt; `isHit` pieces are what the reader asked for. */
export type ExcerptPiece = { text: string; isHit: boolean }

/** How many words an excerpt has, and how many of them at most before its first hit. */
const [longest, before] = [32, 8]

/** The piece of a story's text that has most of what was asked for, its hits marked; its beginning when that stands elsewhere. `forms`: the words of this story that are forms of those asked for. */
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

/** Places of the first and the last word of what was found, and which term it is. */
type Hit = { first: number; last: number; term: number }

function hitsIn(words: readonly FoldedWord[], terms: readonly Term[], forms: ReadonlySet<string>): Hit[] {
  const wanted = wantedOf(terms).map((term) => ({
    length: term.words.length,
    fits: term.words.map(({ word, keys }) => makeMatcher(term, word, keys, forms)),
  }))
  return words.flatMap((_, first) => {
    const term = wanted.findIndex(({ fits }) => fits.every((isHit, place) => isHit(words[first + place]?.folded ?? '')))
    const found = wanted[term]
    return found ? [{ first, last: first + found.length - 1, term }] : []
  })
}

/** Whether a word of the text is the one asked for. Of forms those count that begin as it does, since they may be of another word asked for. */
function makeMatcher(term: Term, word: string, keys: readonly string[], forms: ReadonlySet<string>) {
  if (isExact(term)) return (other: string) => other === word
  const own = new Set([word, ...[...forms].filter((form) => keys.some((key) => form[0] === key[0]))])
  return (other: string) => own.has(other)
}

/** The hit from which on a few words have the most terms. */
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
