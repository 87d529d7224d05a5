/** The longest path of an old site, in characters. */
export const longestOldPath = 400

/**
 * The normalised form of an old site's path: decoded, NFC, lower case, without a slash at the end. Of the query only the number of a
 * WordPress story is kept ("/?p=901"). Null when it cannot be an old path.
 */
export function oldPathIn(url: URL): string | null {
  const number = url.searchParams.get('p') ?? url.searchParams.get('page_id')
  const path = decode(url.pathname)
    .normalize('NFC')
    .toLowerCase()
    .replace(/\/{1,20}$/, '')
  const old = number && /^\d{1,12}$/.test(number) ? `${path}/?p=${number}` : path
  return old === '' || old.length > longestOldPath || old.includes('\0') ? null : old
}

/** Percent-decodes text; invalid encoding is returned unchanged. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a literal percent sign: the text was not encoded
  }
}
