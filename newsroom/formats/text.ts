import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { cleanLine, cleanText } from '#lib/clean-text.ts'

/** Text of an item that may have line breaks, clean (lib/clean-text.ts). */
export const sound = cleanText

/** One line, clean: runs of blanks become a single space. */
export const oneLine = cleanLine

/**
 * The text of a field that is known to hold HTML's character references but no markup: decoded once ("&amp;lt;" becomes
 * "&lt;"), so a `<` stays what it is.
 */
export function withoutEntities(text: string): string {
  const [decoded] = parseFragment(text.replaceAll('<', '&lt;')).childNodes
  return decoded?.nodeName === '#text' ? (decoded as Tree.TextNode).value : ''
}
