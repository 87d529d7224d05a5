import { cleanLine } from './clean-text.ts'
import { longestSlug } from './is-slug.ts'
import { type Language, languageFacts } from './languages.ts'

/**
 * A slug made from a headline: letters of its language by the language's table, letters of another script by a language that has them, other
 * Latin letters without accents, anything else a hyphen, cut between words. "story" when nothing is left.
 */
export function slugOf(headline: string, language: Language, longest = longestSlug): string {
  const words = transliterate(cleanLine(headline), language)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (words.length <= longest) return words || 'story'
  const cut = words.slice(0, longest + 1)
  const lastWord = cut.lastIndexOf('-')
  return cut.slice(0, lastWord > longest / 2 ? lastWord : longest).replace(/-$/, '')
}

/** Apostrophes, and letters that are in no alphabet of ours but in names. */
const others: Record<string, string> = {
  "'": '',
  '’': '',
  ʼ: '',
  '`': '',
  ы: 'y',
  э: 'e',
  ё: 'io',
  ъ: '',
  ў: 'u',
  ј: 'j',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
}

function transliterate(text: string, language: Language): string {
  const { letters, atTheStart, pairs } = lettersFor(language)
  const written: string[] = []
  // Cyrillic is read in composed form: NFD would decompose ї and й. Other letters lose their accents afterwards.
  let before = ''
  for (const letter of text.toLowerCase()) {
    const starts = !/[\p{L}\p{N}'’ʼ`]/u.test(before)
    const pair = pairs[before + letter]
    if (pair !== undefined) written.splice(-1, 1, pair)
    else written.push((starts ? atTheStart[letter] : undefined) ?? letters[letter] ?? letter)
    before = letter
  }
  return written
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
}

type Letters = Record<'letters' | 'atTheStart' | 'pairs', Record<string, string>>
const known = new Map<Language, Letters>()

/** The table of a language, completed by languages of other scripts. German ä becomes ae in German only. */
function lettersFor(language: Language): Letters {
  const found = known.get(language)
  if (found) return found
  const own = languageFacts[language]
  const foreign = Object.values(languageFacts).filter(({ script }) => script !== own.script && script !== 'latin')
  const ways = [...foreign, own].map(({ slug }) => slug)
  const made = {
    letters: Object.assign({ ...others }, ...ways.map(({ letters }) => letters)),
    atTheStart: Object.assign({}, ...ways.map(({ atTheStart }) => atTheStart)),
    pairs: Object.assign({}, ...ways.map(({ pairs }) => pairs)),
  }
  known.set(language, made)
  return made
}
