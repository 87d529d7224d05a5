import { open } from 'node:fs/promises'
import exifr from 'exifr'
import { readIim } from './iim.ts'

export type EmbeddedWords = { alt: string; caption: string; credit: string }

/** Metadata is at the beginning of a file; the rest of a large camera file is not read for it. */
const farEnough = 4_000_000

/**
 * The alt text, description and credit in a file's metadata (IPTC Photo Metadata 2023.2, from XMP, IIM or EXIF, in this order). Empty when
 * there is none or it cannot be read. It parses untrusted files, so only the process of examiner.ts may call it.
 */
export async function embeddedWords(path: string): Promise<EmbeddedWords> {
  const bytes = await readBeginning(path)
  const metadata: Record<string, Record<string, unknown>> = (await exifr
    .parse(bytes, { xmp: true, iptc: false, ifd0: {}, exif: false, gps: false, icc: false, mergeOutput: false })
    .catch(() => undefined)) ?? {}
  const { Iptc4xmpCore: core, dc, photoshop, ifd0 } = metadata
  const iim = readIim(bytes)
  const creator = first(dc?.creator, iim.byline, ifd0?.Artist)
  const line = first(photoshop?.Credit, iim.credit)
  return {
    alt: first(core?.AltTextAccessibility).slice(0, 1000),
    caption: first(dc?.description, iim.caption, notByCameras(ifd0?.ImageDescription)).slice(0, 2000),
    credit: [...new Set([creator, line])].filter(Boolean).join(' / ').slice(0, 300),
  }
}

async function readBeginning(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read(Buffer.alloc(Math.min(size, farEnough)), 0, Math.min(size, farEnough), 0)
    return buffer
  } finally {
    await file.close()
  }
}

const first = (...values: unknown[]): string => values.map(asText).find((text) => text !== '') ?? ''

/** XMP values are strings, `{lang, value}`, or lists of either. */
function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).filter(Boolean).join(', ')
  if (typeof value === 'object' && value !== null && 'value' in value) return asText(value.value)
  if (typeof value !== 'string') return ''
  return unescapeXml(value)
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}

/** Some cameras write their own name into the description. */
const notByCameras = (value: unknown) =>
  /^(OLYMPUS|SONY|SAMSUNG|MINOLTA|KONICA|DCIM|DIGITAL CAMERA|My beautiful picture)/i.test(asText(value)) ? '' : value

/** exifr returns XMP text with its XML entities. */
const unescapeXml = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole
    const point = Number.parseInt(hex ?? decimal, hex ? 16 : 10)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
