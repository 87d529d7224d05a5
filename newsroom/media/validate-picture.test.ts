import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { photo, taggedJpeg } from '#testing/pictures.ts'
import { mostBytes, validatePicture } from './validate-picture.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-validate-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function validate(bytes: Uint8Array | string, name = 'upload') {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return validatePicture(path)
}

describe('what is taken', () => {
  test.each([
    ['jpeg', () => photo(120, 80).jpeg().toBuffer()],
    ['png', () => photo(120, 80).png().toBuffer()],
    ['webp', () => photo(120, 80).webp().toBuffer()],
    ['avif', () => photo(120, 80).avif({ effort: 0 }).toBuffer()],
    ['gif', () => photo(120, 80).gif().toBuffer()],
  ] as const)('%s is known by its bytes, whatever it is called', async (format, bytes) => {
    const answer = await validate(await bytes(), 'picture.txt')
    expect(answer).toMatchObject({ ok: true, value: { format, width: 120, height: 80 } })
  })

  test('an animated GIF counts as its first frame', async () => {
    const frames = await Promise.all(
      ['#f00', '#0f0'].map((background) =>
        sharp({ create: { width: 40, height: 30, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100] })
      .toBuffer()
    expect((await sharp(gif).metadata()).pages).toBe(2)
    expect(await validate(gif)).toMatchObject({ ok: true, value: { format: 'gif', width: 40, height: 30 } })
  })

  test.each([3, 6, 8] as const)('a picture of orientation %i has its upright width and height', async (orientation) => {
    const answer = await validate(await taggedJpeg(120, 80, orientation))
    expect(answer).toMatchObject({ ok: true, value: orientation === 3 ? { width: 120, height: 80 } : { width: 80, height: 120 } })
  })

  test('its thumbhash is small', async () => {
    const answer = await validate(await photo(120, 80).png().toBuffer())
    expect(answer.ok && Buffer.from(answer.value.thumbhash, 'base64').length).toBeLessThan(40)
  })
})

describe('what is refused', () => {
  test('an empty file', async () => expect(await validate('')).toMatchObject({ problem: 'empty' }))

  test('more than 40 MB', async () => {
    const jpeg = await photo(120, 80).jpeg().toBuffer()
    expect(await validate(Buffer.concat([jpeg, Buffer.alloc(mostBytes)]))).toMatchObject({ problem: 'too-big' })
  })

  test('more than 50 megapixels, without decoding them', async () => {
    const before = process.memoryUsage().rss
    expect(await validate(emptyPng(40_000, 40_000))).toMatchObject({
      problem: 'too-many-pixels',
      detail: { width: 40_000, height: 40_000 },
    })
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  })

  test('a strip too tall for the formats that readers get', async () => {
    expect(
      await validate(
        await sharp({ create: { width: 100, height: 17_000, channels: 3, background: '#888' } })
          .png()
          .toBuffer(),
      ),
    ).toMatchObject({ problem: 'too-tall' })
  })

  test.each([
    ['jpeg', () => photo(600, 400).jpeg().toBuffer()],
    ['png', () => photo(600, 400).png().toBuffer()],
    ['webp', () => photo(600, 400).webp().toBuffer()],
    ['avif', () => photo(600, 400).avif({ effort: 0 }).toBuffer()],
    ['gif', () => photo(600, 400).gif().toBuffer()],
  ] as const)('a %s that ends half-way', async (_, bytes) => {
    const whole = await bytes()
    expect(await validate(whole.subarray(0, whole.length / 2))).toMatchObject({ problem: 'damaged' })
  })

  test('a JPEG with noise instead of image data', async () => {
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251))
    expect(await validate(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), noise]))).toMatchObject({ problem: 'damaged' })
  })

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
  test.each([
    ['SVG', svg],
    ['SVG behind an XML declaration and a comment', `<?xml version="1.0"?>\n<!-- x --><!DOCTYPE svg>\n${svg}`],
    ['SVG in UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(svg, 'utf16le')])],
    ['SVG called picture.jpg', svg],
  ])('%s', async (_, bytes) => expect(await validate(bytes, 'picture.jpg')).toMatchObject({ problem: 'vector' }))

  test.each([
    ['HTML', '<!doctype html><title>x</title><script>alert(1)</script>'],
    ['HTML without a doctype', '  <html><body>x'],
    ['a lone script', '<script>alert(1)</script>'],
  ])('%s', async (_, bytes) => expect(await validate(bytes, 'picture.png')).toMatchObject({ problem: 'web-page' }))

  test('a format that browsers do not show', async () => {
    expect(await validate(await photo(60, 40).tiff().toBuffer())).toMatchObject({ problem: 'other-format' })
    expect(await validate(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))).toMatchObject({ problem: 'other-format' })
  })

  test.each([
    ['text', 'A story, not a picture.'],
    ['PDF', '%PDF-1.7\n'],
    ['a program', '\x7fELF\x02\x01\x01'],
  ])('%s', async (_, bytes) => expect(await validate(bytes, 'picture.jpg')).toMatchObject({ problem: 'not-a-picture' }))

  test('a file that begins as a GIF and continues as a web page', async () =>
    expect(await validate('GIF89a<script>alert(1)</script>')).toMatchObject({ problem: 'damaged' }))
})

/** A valid PNG of one colour: a few kilobytes that would decode to gigabytes. */
function emptyPng(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8) // one bit of grey per pixel
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * 100))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}
