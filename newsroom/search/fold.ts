/** A word with its position in a text, and its normalised form. */
export type FoldedWord = { text: string; folded: string; start: number; end: number }

const word =
  /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060\ufeff]+(?:(?<=\p{sc=Cyrillic})['’ʼ‘`´](?=\p{sc=Cyrillic})[\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060\ufeff]+)*/gu

/**
 * The words of a text, normalised like search_line in the database. Only the display depends on this (marks in excerpts, the spelling of
 * suggestions): search_line alone decides what is found.
 */
export function foldedWords(text: string): FoldedWord[] {
  return [...text.matchAll(word)].map((match) => ({
    text: match[0],
    folded: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Lower case without accents. й and ї are letters of their own, not и and і with a mark. */
function fold(text: string): string {
  const lower = text.toLowerCase()
  if (/^[a-z0-9а-яєіїґ]+$/.test(lower)) return lower // fast path for nearly every word: a page of results has thousands
  return lower
    .replace(/['’ʼ‘`´\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .normalize('NFD')
    .replace(/(и\u0306|і\u0308|у\u0306)|\p{M}/gu, (_, letter) => letter ?? '')
    .normalize('NFC')
    .replace(/[łøđðħıßæœþ]/g, (letter) => others[letter] ?? letter)
}

const others: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }
