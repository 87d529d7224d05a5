/** The first and the last byte, counted from 0. */
export type ByteRange = { first: number; last: number }

const oneRange = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i

/**
 * Which bytes of so many a Range header asks for (RFC 9110 §14.1.2). `all`: there is none, or one that may be ignored: with several ranges, in
 * another unit, or that is none. `none`: the file ends before it begins (416).
 */
export function rangeOf(header: string | undefined | null, bytes: number): ByteRange | 'all' | 'none' {
  const [, first = '', last = ''] = oneRange.exec(header ?? '') ?? []
  if (first === '' && last === '') return 'all'
  if (first === '') return Number(last) > 0 && bytes > 0 ? { first: Math.max(0, bytes - Number(last)), last: bytes - 1 } : 'none'
  if (last !== '' && Number(last) < Number(first)) return 'all'
  if (Number(first) >= bytes) return 'none'
  return { first: Number(first), last: last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1) }
}

/** Whether a range is meant of the file with this ETag, which is a strong one (If-Range, RFC 9110 §13.1.5). */
export const isRangeOf = (ifRange: string | undefined | null, etag: string): boolean => !ifRange || ifRange.trim() === etag

/** Whether a browser has the file with this ETag (If-None-Match, RFC 9110 §13.1.2). */
export const isKnownTo = (ifNoneMatch: string | undefined | null, etag: string): boolean =>
  ifNoneMatch?.trim() === '*' || (ifNoneMatch ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag)

/**
 * What is sent of a file of so many bytes to a request with these headers (RFC 9110 §15.3.7, §15.5.17): the status, the bytes, and the headers that say
 * which they are. No bytes with 416.
 */
export function partOf(
  { range, ifRange }: { range: string | undefined | null; ifRange: string | undefined | null },
  { etag, bytes }: { etag: string; bytes: number },
): { status: 200 | 206; part: ByteRange; headers: [string, string][] } | { status: 416; part: null; headers: [string, string][] } {
  const asked = isRangeOf(ifRange, etag) ? rangeOf(range, bytes) : 'all'
  if (asked === 'none')
    return {
      status: 416,
      part: null,
      headers: [
        ['Content-Range', `bytes */${bytes}`],
        ['Content-Length', '0'],
      ],
    }
  const part = asked === 'all' ? { first: 0, last: bytes - 1 } : asked
  const length: [string, string] = ['Content-Length', String(part.last - part.first + 1)]
  if (asked === 'all') return { status: 200, part, headers: [length] }
  return { status: 206, part, headers: [['Content-Range', `bytes ${part.first}-${part.last}/${bytes}`], length] }
}
