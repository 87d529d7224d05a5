/** No path of an old site is longer. In characters. */
export const longestOldPath = 400

/**
 * A path of an old site as it is kept and looked up: decoded, composed (NFC), in small letters, without a slash at the end.
 * Of the question only the number is kept by which WordPress knows a story ("/?p=901"). Null for what leads nowhere.
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

/** Percent-encoding taken off, where it is one. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a stray percent sign: it was never encoded
  }
}
