import { expect, test } from 'vitest'
import { cpuTime } from '#testing/cpu-time.ts'
import { sniff, sniffedBytes } from './sniff.ts'

const kindOf = (text: string) => sniff(Buffer.from(text).subarray(0, sniffedBytes))

const bytes = (latin: string) => Buffer.from(latin, 'latin1')
/** The box that begins a file of ISO base media: its major brand, then those that it is compatible with. */
const ftyp = (...brands: string[]) => {
  const body = bytes(`ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}`)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length + 4)
  return Buffer.concat([length, body, Buffer.alloc(64)])
}

test.each([
  ['JPEG', bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'jpeg'],
  ['PNG', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'png'],
  ['GIF', bytes('GIF89a'), 'gif'],
  ['an old GIF', bytes('GIF87a'), 'gif'],
  ['WebP', bytes('RIFF\x24\0\0\0WEBPVP8 '), 'webp'],
  ['AVIF', ftyp('avif', 'avif', 'mif1'), 'avif'],
  ['AVIF that says so only among its brands', ftyp('mif1', 'mif1', 'avif', 'miaf'), 'avif'],
  ['moving AVIF', ftyp('msf1', 'avis', 'msf1'), 'avif'],
  ['HEIC', ftyp('heic', 'mif1', 'heic'), 'other-picture'],
  ['HEIF', ftyp('mif1', 'mif1', 'heic'), 'other-picture'],
  ['a raw of Canon', ftyp('crx ', 'crx '), 'other-picture'],
  ['TIFF', bytes('II*\0\x08\0\0\0'), 'other-picture'],
  ['TIFF of a Mac', bytes('MM\0*\0\0\0\x08'), 'other-picture'],
  ['BMP', bytes('BM\x36\0\0\0\0\0\0\0'), 'other-picture'],
  ['an icon', bytes('\0\0\x01\0\x01\0'), 'other-picture'],
  ['Photoshop', bytes('8BPS\0\x01'), 'other-picture'],
  ['JPEG XL', bytes('\xff\x0a'), 'other-picture'],
  ['JPEG XL in a box', bytes('\0\0\0\x0cJXL \r\n\x87\n'), 'other-picture'],
  ['JPEG 2000', bytes('\0\0\0\x0cjP  \r\n\x87\n'), 'other-picture'],
  ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg">'), 'svg'],
  ['SVG behind a declaration', bytes('<?xml version="1.0"?><!DOCTYPE svg><svg>'), 'svg'],
  ['SVG in UTF-16', Buffer.concat([bytes('\xff\xfe'), Buffer.from('<svg>', 'utf16le')]), 'svg'],
  ['SVG in UTF-16 of the other order', Buffer.concat([bytes('\xfe\xff'), Buffer.from('<svg>', 'utf16le').swap16()]), 'svg'],
  ['a film', ftyp('isom', 'isom', 'mp42'), null],
  ['PDF', bytes('%PDF-1.7'), null],
  ['ZIP', bytes('PK\x03\x04'), null],
  ['a JPEG behind other bytes', bytes('\n\xff\xd8\xff'), null],
  ['words that begin like a bitmap', bytes('BM is what we call it, and more'), null],
] as const)('%s is recognised by how it begins', (_, head, kind) => expect(sniff(head)).toBe(kind))

// Of two things in one, what it begins as counts: libvips then decodes it as that, and only its pixels go to readers.
test.each([
  ['GIF89a<script>alert(1)</script>', 'gif'],
  ['\xff\xd8\xff\xfe<svg onload="alert(1)">', 'jpeg'],
  ['<svg>\xff\xd8\xff', 'svg'],
  ['<html>GIF89a', 'html'],
] as const)('%j is what it begins as', (latin, kind) => expect(sniff(bytes(latin))).toBe(kind))

test.each([
  ['<!doctype html><title>x</title>', 'html'],
  ['\ufeff  <!DOCTYPE  HTML>', 'html'],
  ['<?xml version="1.0"?>\n<!-- one -->\n<!-- two --><html lang="en">', 'html'],
  ['<!----><script>alert(1)</script>', 'html'],
  ['<p>', 'html'],
  ['<pre>', null],
  ['<!-- never closed <html>', null],
  ['x<html>', null],
  ['', null],
])('%j begins as %s', (text, kind) => expect(kindOf(text)).toBe(kind))

// 204 bytes once blocked web for 30 seconds, and each repetition doubled the time.
test.each(['<!---->', '<!-- -->', '<?xml>', '<!--', '-->', ' ', '<', '<!doctype ', '<svg'])(
  'a file that repeats %j is recognised at once',
  (part) => {
    const text = `${part.repeat(Math.floor(sniffedBytes / part.length))}x`
    const spent = cpuTime(() => {
      for (let turn = 0; turn < 20; turn += 1) kindOf(text)
    })
    expect(spent / 20).toBeLessThan(20)
  },
  10_000,
)
