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

/** A word as the database's search_line gives it: lower case without accents. й and ї are letters of their own, not и and і with a mark. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (/^[a-z0-9а-яєіїґ]+$/.test(lower)) return lower // fast path for nearly every word: a page of results has thousands
  return lower
    .replace(/['’ʼ‘`´\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\p{sc=Arabic}+/gu, foldArabic)
    .normalize('NFD')
    .replace(/(и\u0306|і\u0308|у\u0306)|\p{M}/gu, (_, letter) => letter ?? '')
    .normalize('NFC')
    .replace(/[łøđðħıßæœþ]/g, (letter) => others[letter] ?? letter)
}

const others: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }

/** As the database's search_arabic. */
const foldArabic = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g, '')
    .replace(/[أإآٱىیئؤةک٠-٩۰-۹]/g, (letter) => arabic[letter] ?? String((letter.codePointAt(0) ?? 0) & 15))

const arabic: Record<string, string> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه', ک: 'ك' }

/** Whether a word is Arabic, where a form may start with other letters: "the" and "and" are prefixes. */
export const isArabic = (word: string): boolean => /^\p{sc=Arabic}/u.test(word)
