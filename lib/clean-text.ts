/**
 * The clean-up of all input text: typing, paste, details, settings, names, imports, search queries. Pure, linear, idempotent. It never
 * decodes HTML (newsroom/formats/text.ts does).
 *
 * Removed: control characters, soft hyphens, zero-width characters, bidirectional embeddings, overrides and isolates, non-characters.
 * Changed: letters are composed (NFC, as W3C charmod-norm asks), C1 controls become the windows-1252 characters they stand for (as in
 * the HTML standard), an unpaired surrogate becomes U+FFFD, every kind of space becomes a space. Kept where a script or an emoji needs
 * them: joiners and non-joiners of Arabic and Indic scripts, joiners between emoji, variation selectors, zero-width spaces of scripts
 * without spaces, direction marks next to right-to-left letters. No-break and thin spaces are kept between two characters ("№ 5").
 */
export function cleanText(text: string): string {
  return dropLooseBinders(withoutInvisible(text.toWellFormed().replace(/\r\n?|[\u2028\u2029]/g, '\n')))
}

/** Text within a line, while it is being written: line breaks become spaces; the ends are not trimmed. */
export const cleanRun = (text: string): string => dropLooseBinders(cleanText(text).replace(/\n/g, ' '))

/** A complete line: multiple spaces become one, and the ends are trimmed. */
export const cleanLine = (text: string): string => cleanRun(text).replace(/ {2,}/g, ' ').trim()

/** A name or a query: like a line, with ordinary spaces only, so that two spellings of a name are equal. */
export const cleanName = (text: string): string => cleanRun(text).replace(/\s+/g, ' ').trim()

/** No-break, figure, thin and narrow no-break spaces join two characters; next to another space they have no effect. */
const dropLooseBinders = (text: string): string => text.replace(/[\u00a0\u2007\u2009\u202f](?=\s)|(?<=\s)[\u00a0\u2007\u2009\u202f]/g, ' ')

function withoutInvisible(text: string): string {
  if (!suspect.test(text)) return text
  const cleaned = text
    .replace(/[\u0080-\u009f]/g, (sign) => windows1252[sign.charCodeAt(0) - 0x80] ?? '')
    .replace(neverMeant, '')
    .replace(/[\t\u1680\u2000-\u2006\u2008\u200a\u205f\u3000]/g, ' ')
    .replace(/(\u{1f3f4}?)([\u{e0020}-\u{e007f}]+)/gu, (whole, flag) => (flag ? whole : ''))
    .replace(/\u200b+/g, '\u200b')
    .replace(/(?<![\p{L}\p{M}\p{N}\p{P}\p{S}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+/gu, '')
    .replace(joinersForNothing, '')
    .replace(spacesForNothing, '')
  return (rightToLeft.test(cleaned) ? cleaned : cleaned.replace(/[\u061c\u200e\u200f]/g, '')).normalize('NFC')
}

/** Matches any character that may need cleaning: most texts contain none. */
const suspect = /[^\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u202f\u20a0-\u20bf]/

/** Without tab and newline. U+FFFC is the placeholder of a picture that was not pasted. */
const neverMeant =
  /[\u034f\u17b4\u17b5\u0000-\u0008\u000b-\u001f\u007f\u00ad\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\u{e0001}]/gu

const joining = [
  'Arabic Syriac Mandaic Mongolian Nko Phags_Pa Adlam Hanifi_Rohingya Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu',
  'Kannada Malayalam Sinhala Khmer Myanmar Tibetan Balinese Javanese Sundanese Chakma Brahmi Grantha',
]
  .join(' ')
  .split(' ')
  .map((script) => `\\p{Script=${script}}`)
  .join('')
const joinersForNothing = new RegExp(
  `(?<![${joining}]|[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f](?=\\u200d\\p{Extended_Pictographic}))[\\u200c\\u200d]`,
  'gu',
)
const unspaced = ['Thai', 'Lao', 'Khmer', 'Myanmar', 'Tibetan', 'Tai_Tham', 'New_Tai_Lue', 'Balinese', 'Javanese']
  .map((script) => `\\p{Script=${script}}`)
  .join('')
const spacesForNothing = new RegExp(`(?<![${unspaced}])\\u200b|\\u200b(?![${unspaced}])`, 'gu')
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** The HTML standard's table for numeric character references 0x80 to 0x9F; five have no character. */
const windows1252 = [
  ...['€', '', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '', 'Ž', ''],
  ...['', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '', 'ž', 'Ÿ'],
]
