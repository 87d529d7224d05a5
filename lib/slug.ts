import { cleanLine } from './clean-text.ts'

export const longestSlug = 120

/** The same rule as the database's check articles_slug_shape. */
export const isSlug = (text: string): boolean => text.length <= longestSlug && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)

/**
 * A slug made from a headline: Ukrainian letters by Cabinet resolution 55 of 2010 (KMU-55), Latin letters without accents, anything else a
 * hyphen, cut between words. "story" when nothing is left.
 */
export function slugOf(headline: string, longest = longestSlug): string {
  const words = transliterate(cleanLine(headline))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (words.length <= longest) return words || 'story'
  const cut = words.slice(0, longest + 1)
  const lastWord = cut.lastIndexOf('-')
  return cut.slice(0, lastWord > longest / 2 ? lastWord : longest).replace(/-$/, '')
}

const plain: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
  "'": '',
  '’': '',
  ʼ: '',
  '`': '',
  // Not Ukrainian, but used in names.
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
const atTheStart: Record<string, string> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' }

function transliterate(text: string): string {
  // Cyrillic is read in composed form: NFD would decompose ї and й. Other letters lose their accents afterwards.
  const lower = text.toLowerCase()
  let written = ''
  let before = ''
  for (const letter of lower) {
    const starts = !/[\p{L}\p{N}'’ʼ`]/u.test(before)
    if (letter === 'г' && before === 'з') written += 'gh'
    else if (starts && atTheStart[letter] !== undefined) written += atTheStart[letter]
    else written += plain[letter] ?? letter
    before = letter
  }
  return written.normalize('NFKD').replace(/\p{M}+/gu, '')
}
