import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { articles, redirects } from '#db/schema/articles.ts'
import type { Language } from '#lib/languages.ts'

export const longestSlug = 120

/** What the database holds too (check articles_slug_shape). */
export const isSlug = (text: string): boolean => text.length <= longestSlug && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)

/**
 * The last part of an address, made from a headline: Ukrainian letters by the table of Cabinet resolution 55 of 2010
 * (KMU-55), Latin ones without their accents, everything else a hyphen, cut at a word. "story" when nothing is left.
 */
export function slugOf(headline: string, longest = longestSlug): string {
  const words = transliterated(headline)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (words.length <= longest) return words || 'story'
  const cut = words.slice(0, longest + 1)
  const lastWord = cut.lastIndexOf('-')
  return cut.slice(0, lastWord > longest / 2 ? lastWord : longest).replace(/-+$/, '')
}

/** `wanted`, or with -2, -3 … the first that no other story of this language has or had as its address. */
export async function freeSlug(reading: Reading, language: Language, wanted: string, articleId?: string): Promise<string> {
  const base = wanted.slice(0, longestSlug - 7).replace(/-+$/, '')
  // Asked for in handfuls of exact slugs: a prefix could not use the index under an ICU collation.
  for (let first = 1; ; first += 20) {
    const handful = Array.from({ length: 20 }, (_, step) => (first + step === 1 ? wanted : `${base}-${first + step}`))
    const taken = await takenOf(reading, language, handful, articleId)
    const free = handful.find((slug) => !taken.has(slug))
    if (free) return free
  }
}

/** Whether another story of this language has this address, or had it and is still reached by it. */
export const isTaken = async (reading: Reading, language: Language, slug: string, articleId: string): Promise<boolean> =>
  (await takenOf(reading, language, [slug], articleId)).has(slug)

async function takenOf(reading: Reading, language: Language, slugs: string[], articleId?: string): Promise<Set<string | null>> {
  const standing = await reading
    .select({ slug: articles.slug })
    .from(articles)
    .where(and(eq(articles.language, language), inArray(articles.slug, slugs), articleId ? ne(articles.id, articleId) : undefined))
  const left = await reading
    .select({ slug: redirects.slug })
    .from(redirects)
    .where(
      and(eq(redirects.language, language), inArray(redirects.slug, slugs), articleId ? ne(redirects.articleId, articleId) : undefined),
    )
  return new Set([...standing, ...left].map(({ slug }) => slug))
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
  // Not Ukrainian, but met in names.
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

function transliterated(text: string): string {
  // ї and й come apart under NFD, so Cyrillic is read composed; what is left loses its accents afterwards.
  const lower = text.normalize('NFC').toLowerCase()
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
