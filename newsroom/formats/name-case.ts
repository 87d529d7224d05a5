/**
 * Converts a name in capitals ("ANNE MCDONALD", "ЛЕСЯ УКРАЇНКА") to the usual case, also if only the surname is in capitals ("Jane DOE").
 * Other names are returned unchanged. Abbreviations ("AFP", "J.K.", "III") keep their capitals.
 */
export function nameCase(name: string): string {
  if (agencyLetters.has(name)) return name
  const words = name.split(' ')
  const changeCase = (word: string, index: number) => inCase(word, index, words.length)
  // The lower-case letters of "JOHN McDONALD" are ignored.
  if (!/\p{Ll}/u.test(name.replace(/\bMa?c(?=\p{Lu}{2})/gu, ''))) return words.map(changeCase).join(' ')
  if (!/\p{Ll}/u.test(words[0] ?? '')) return name
  return words.map((word, index) => (index > 0 && isSurnameInCapitals(word) ? changeCase(word, index) : word)).join(' ')
}

/** Agencies and broadcasters whose name is an abbreviation. */
export const agencyLetters = new Set(
  'AP AFP DPA UPI PA BBC CNN NPR ABC CBS NBC PBS EFE ANSA APA TASS AAP CBC RTE ZDF ARD DW RFE RFE/RL VOA TV USA UK EU UN УНІАН РБК ТСН ЗСУ ООН'.split(
    ' ',
  ),
)

const isSurnameInCapitals = (word: string): boolean =>
  lettersIn(word) > 2 && !/[\p{Ll}.]/u.test(word) && !roman.test(word) && !agencyLetters.has(word)
const lettersIn = (text: string): number => text.replace(/[^\p{L}]/gu, '').length

const roman = /^(?:II|III|IV|VI|VII|VIII)$/
/** Parts of surnames that are in lower case: de la Cruz, van der Berg, dos Santos. */
const particles = new Set(
  'de del della dello degli di da das dos do du van von der den ter ten zu zum zur y e bin bint ibn af av ван фон дер де да ді дель'.split(
    ' ',
  ),
)
const afterDe = new Set(['la', 'las', 'los', 'ла', 'лас', 'лос'])

function inCase(word: string, index: number, count: number): string {
  const bare = word.replace(/(?<![.,])[.,]+$/, '')
  const small = bare.toLowerCase()
  const isInside = index > 0 && index < count - 1
  if (agencyLetters.has(bare) || roman.test(bare)) return word
  if (/^[js]r$/.test(small) && index > 0) return `${capitalise(small)}.`
  if (isInside && (particles.has(small) || afterDe.has(small))) return small
  if (/^(?:\p{L}\.-?)+\p{L}?\.?$/u.test(word) || lettersIn(word) === 1) return word
  // Initials without their dots: JK, TJ, DJ. The last word is a surname, however short.
  if (index < count - 1 && /^\p{Lu}{2}$/u.test(word) && (!/[AEIOUYАЕЄИІЇОУЮЯ]/.test(bare) || bare.endsWith('J'))) return word
  const parts = word.toLowerCase().split('-')
  const article = parts.length > 1 && index > 0 && /^(?:al|el|аль|ель)$/.test(parts[0] ?? '')
  return parts.map((part, at) => (article && at === 0 ? part : capitalise(part))).join('-')
}

const macs =
  /^(mac)(donald|leod|arthur|kenzie|millan|gregor|lean|kay|dougall|intyre|neil|neill|pherson|farlane|kinnon|donnell|alister|askill)$/

/** From lower case: "o'brien" is O'Brien, "mcdonald" McDonald, "лук'яненко" Лук'яненко. */
function capitalise(part: string): string {
  const [, before, after] = /^(\p{L}['’ʼ]|mc)(\p{L}{2}.*)$/u.exec(part) ?? macs.exec(part) ?? []
  return before && after ? capital(before) + capital(after) : capital(part)
}

const capital = (text: string): string => text.replace(/\p{L}/u, (letter) => letter.toUpperCase())
