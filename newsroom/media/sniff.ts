/** What the first bytes of a file say it is; null when unknown. Checked before any decoder reads the file. */
export type Sniffed = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'svg' | 'html' | 'other-picture'

/** How many bytes `sniff` needs. */
export const sniffedBytes = 4096

export function sniff(head: Uint8Array): Sniffed | null {
  const bytes = Buffer.from(head)
  const latin = bytes.toString('latin1')
  const known = signatures.find(({ shape }) => shape.test(latin))
  if (known) return known.kind
  if (latin.slice(4, 8) === 'ftyp') return ftypKind(bytes)
  const text = decodeText(bytes)
  if (/<svg[\s>]|<!doctype\s+svg/i.test(text)) return 'svg'
  return page.test(behindComments(text)) ? 'html' : null
}

/** How a web page begins for browsers that guess the type (WHATWG MIME Sniffing §7.1). */
const page = /^<(?:!doctype\s+html|html|head|body|script|iframe|meta|img|p|div|a|style|title|table)[\s>/]/i

const blanks = /\s*/y

/** The text from its first tag on, after whitespace, an XML declaration and comments. Runs in linear time. */
function behindComments(text: string): string {
  let at = 0
  for (;;) {
    blanks.lastIndex = at
    at += blanks.exec(text)?.[0].length ?? 0
    const [opens, closes] = text.startsWith('<!--', at) ? ['<!--', '-->'] : ['<?xml', '>']
    const end = text.startsWith(opens, at) ? text.indexOf(closes, at + opens.length) : -1
    if (end < 0) return text.slice(at)
    at = end + closes.length
  }
}

const signatures: readonly { kind: Sniffed; shape: RegExp }[] = [
  { kind: 'jpeg', shape: /^\xff\xd8\xff/ },
  { kind: 'png', shape: /^\x89PNG\r\n\x1a\n/ },
  { kind: 'gif', shape: /^GIF8[79]a/ },
  { kind: 'webp', shape: /^RIFF[\s\S]{4}WEBP/ },
  // TIFF and most raw formats, BMP, JPEG XL, JPEG 2000, Photoshop, icons: pictures, but not supported.
  { kind: 'other-picture', shape: /^(II\*\0|MM\0\*|BM[\s\S]{4}\0\0\0\0|\xff\x0a|\0\0\0\x0cJXL |\0\0\0\x0cjP {2}|8BPS|\0\0\x01\0)/ },
]

/** ISO base media files list their brands: AVIF, or HEIC and other formats of phones and cameras (ISO/IEC 23000-22). */
function ftypKind(bytes: Buffer): Sniffed | null {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256)
  const brands: string[] = []
  for (let at = 8; at + 4 <= end; at += 4) if (at !== 12) brands.push(bytes.toString('latin1', at, at + 4))
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif'
  return brands.some((brand) => /^(hei[cxms]|hev[cx]|mif1|msf1|crx )$/.test(brand)) ? 'other-picture' : null
}

function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le').slice(1)
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le')
      .slice(1)
  return bytes.toString('utf8').replace(/^\ufeff/, '')
}
