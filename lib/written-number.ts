/**
 * The number in written words ("1,204.5", "1 204,5 ₴"), whatever unit follows it; null when there is none. `own` is the sign before decimals
 * in the language of the words.
 */
export function writtenNumber(words: string, own: string): number | null {
  const [found] = /[−–-]?\s?\d[\d\s.,'’\u00a0\u202f]*/u.exec(words) ?? []
  if (found === undefined) return null
  const digits = withoutLastSigns(found.replace(/[\s'’\u00a0\u202f]/gu, ''))
  const decimal = decimalIn(digits, own)
  const at = decimal === null ? -1 : digits.lastIndexOf(decimal)
  const [whole, part] = at < 0 ? [digits, ''] : [digits.slice(0, at), digits.slice(at + 1)]
  const value = Number(`${whole.replace(/[^\d]/g, '')}.${part.replace(/[^\d]/g, '') || '0'}`)
  return /^[−–-]/.test(found) ? -value : value
}

/** The sign before decimals in a locale. */
export const decimalSignOf = (locale: string): string =>
  new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'

/** Without the signs that end the sentence of a number. */
function withoutLastSigns(digits: string): string {
  let end = digits.length
  while (end > 0 && /[.,]/.test(digits.charAt(end - 1))) end -= 1
  return digits.slice(0, end)
}

/** Of one sign, three digits after it are thousands, unless it is the language's own for decimals. */
function decimalIn(digits: string, own: string): string | null {
  const signs = [...new Set(digits.match(/[.,]/g) ?? [])]
  const last = digits.match(/[.,](?=\d*$)/)?.[0]
  if (last === undefined) return null
  if (signs.length > 1) return last
  if (digits.split(last).length > 2) return null
  return last === own || !/[.,]\d{3}$/.test(digits) ? last : null
}
