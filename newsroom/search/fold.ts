/** A word where it stands in a text, and as the index has it. */
export type FoldedWord = { text: string; folded: string; start: number; end: number }

const word =
  /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060\ufeff]+(?:(?<=\p{sc=Cyrillic})['’ʼ‘`´](?=\p{sc=Cyrillic})[\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060\ufeff]+)*/gu

/**
 * The words of a text, each as the database's search_line would give it. Only what is shown depends on this (marks in excerpts,
 * the letters of a suggestion): what is found is decided by search_line alone.
 */
export function foldedWords(text: string): FoldedWord[] {
  return [...text.matchAll(word)].map((match) => ({
    text: match[0],
    folded: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** й and ї are letters, not и and і with a mark. */
function fold(text: string): string {
  const lower = text.toLowerCase()
  if (/^[a-z0-9а-яєіїґ]+$/.test(lower)) return lower // nearly every word: a page of answers has thousands
  return lower
    .replace(/['’ʼ‘`´\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .normalize('NFD')
    .replace(/(и\u0306|і\u0308|у\u0306)|\p{M}/gu, (_, letter) => letter ?? '')
    .normalize('NFC')
    .replace(/[łøđðħıßæœþ]/g, (letter) => others[letter] ?? letter)
}

const others: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }
