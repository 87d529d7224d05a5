import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { cleanLine, cleanText } from '#lib/clean-text.ts'

/** Cleans a text that may have line breaks (lib/clean-text.ts). */
export const sound = cleanText

/** Cleans a text to one line: white space becomes a single space. */
export const oneLine = cleanLine

/**
 * Decodes a field that contains HTML's character references but no markup. Once only: "&amp;lt;" becomes "&lt;", so that a `<` stays text.
 */
export function withoutEntities(text: string): string {
  const [decoded] = parseFragment(text.replaceAll('<', '&lt;')).childNodes
  return decoded?.nodeName === '#text' ? (decoded as Tree.TextNode).value : ''
}
