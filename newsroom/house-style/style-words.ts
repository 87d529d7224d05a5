/** A word of a text, or another sign that is no space. `folded`: as it is compared, without case. */
export type StyleWord = { from: number; to: number; exact: string; folded: string; isApart: boolean }

/** Letters and digits, with apostrophes between them: п’ять, o’clock. Any other sign stands alone, a hyphen too. */
const words = /[\p{L}\p{M}\p{N}]+(?:['’ʼ‘`´′][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu
const apostrophes = /['ʼ‘`´′]/g
const latin = /\p{Script=Latin}/u

/** The words of a text, in their order. `isApart`: a space stands before it. An English “’s” is a word of its own: Kiev’s. */
export function styleWordsOf(text: string): StyleWord[] {
  const found: StyleWord[] = []
  let end = 0
  for (const { 0: sign, index } of text.matchAll(words)) {
    const exact = sign.normalize('NFC').replace(apostrophes, '’')
    const isApart = index > end
    end = index + sign.length
    const isPossessive = (exact.endsWith('’s') || exact.endsWith('’S')) && latin.test(exact.at(-3) ?? '')
    if (!isPossessive) found.push(wordOf(index, end, exact, isApart))
    else found.push(wordOf(index, end - 2, exact.slice(0, -2), isApart), wordOf(end - 2, end, exact.slice(-2), false))
  }
  return found
}

const wordOf = (from: number, to: number, exact: string, isApart: boolean): StyleWord => ({
  ...{ from, to, exact, isApart },
  folded: exact.toLowerCase(),
})

/** A term as it is compared: one written with capitals stands for itself, one without for every case. */
export const keyOfTerm = (term: string): string => join(styleWordsOf(term), hasCapitals(term) ? 'exact' : 'folded')

export const join = (found: readonly StyleWord[], form: 'exact' | 'folded'): string =>
  found.map((word, place) => (place > 0 && word.isApart ? ' ' : '') + word[form]).join('')

export const hasCapitals = (text: string): boolean => text !== text.toLowerCase()
