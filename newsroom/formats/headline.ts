import { oneLine } from './text.ts'

const small = new Set('a an and as at but by for from in into of off on onto or out over per than the to up via vs with nor'.split(' '))
const alwaysCapitals = new Set(
  'US USA UK EC EEC UN UAE USSR USDA OPEC NATO IMF GATT GNP GDP CPI SEC FDA FCC FTC DOT ICO IBM AT&T GM TWA BP ITT GE CBS NBC ABC RCA USX OECD BIS ECU IAEA PLO ANC CEO TV CD AG NV SA PLC II III IV VI VII'.split(
    ' ',
  ),
)

/** Whether a headline is entirely in capitals, as in older wires of agencies. */
export const isShouted = (headline: string): boolean => /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(headline) && !/\p{Ll}/u.test(headline)

/**
 * Converts a headline in capitals to the case of English headlines. The story's text shows which words are abbreviations ("USDA") or have
 * capitals inside ("McDonnell"). Ticker symbols in angle brackets stay unchanged.
 */
export function titleCase(headline: string, body: string): string {
  const asWritten = new Map<string, string>()
  for (const word of body.match(/(?<![\p{L}\p{N}&'’.])[\p{L}\p{N}&'’.]*\p{L}[\p{L}\p{N}&'’]*/gu) ?? []) {
    const known = asWritten.get(word.toUpperCase())
    if (known === undefined || (/\p{Ll}/u.test(known) && !/\p{Ll}/u.test(word))) asWritten.set(word.toUpperCase(), word)
  }
  const words = oneLine(headline).split(' ')
  return words.map((word, index) => inCase(word, index === 0 || index === words.length - 1, asWritten)).join(' ')
}

const parts = /(<[A-Z][A-Z0-9.]{0,5}>)|([\p{L}\p{N}&'’.]+)/gu

function inCase(word: string, edge: boolean, asWritten: Map<string, string>): string {
  return word.replace(parts, (part: string, ticker: string | undefined) => {
    if (ticker || !/\p{L}/u.test(part)) return part
    const bare = part.replace(/\.$/, '')
    const seen = asWritten.get(part) ?? asWritten.get(bare)
    if (!edge && word === part && small.has(part.toLowerCase())) return part.toLowerCase()
    if (alwaysCapitals.has(bare) || /^(\p{L}\.)+\p{L}?$/u.test(part)) return part
    if (seen && /\p{Lu}.*\p{Lu}/u.test(seen) && !/^\p{Lu}+['’]S$/u.test(seen)) return seen + part.slice(seen.length)
    return capitalise(part)
  })
}

const capitalise = (part: string): string => part.charAt(0) + part.slice(1).toLowerCase()
