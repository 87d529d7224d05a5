/** The first value that has text. */
export const first = (...values: unknown[]): string => values.map(textOf).find((text) => text !== '') ?? ''

/** What a value of metadata says, in one line or several. XMP values are strings, `{lang, value}`, or lists of either. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ')
  if (typeof value === 'object' && value !== null && 'value' in value) return textOf(value.value)
  if (typeof value !== 'string') return ''
  return unescapeXml(value)
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}

/** The structures of a property, which is one, a list of them, or none. */
export const partsOf = (value: unknown): Record<string, unknown>[] =>
  [value].flat().filter((part): part is Record<string, unknown> => typeof part === 'object' && part !== null)

/** exifr returns XMP text with its XML entities. */
const unescapeXml = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole
    const point = Number.parseInt(hex ?? decimal, hex ? 16 : 10)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
