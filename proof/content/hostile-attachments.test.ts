import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createDeflate } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NotAllowed } from '#lib/outcome.ts'
import { addAttachment } from '#newsroom/attachments/add-attachment.ts'
import { anyAttachment, publicAttachment, staffAttachment } from '#newsroom/attachments/attachment-for.ts'
import { examineAttachment } from '#newsroom/attachments/examine.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { attachmentKey } from '#newsroom/media/storage-keys.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { photo } from '#testing/pictures.ts'
import { hiddenWords, mp3File, mp4File, pdfFile, webmFile } from '#testing/recordings.ts'

let cast: Cast
const folder = mkdtempSync(join(tmpdir(), 'galley-hostile-attachments-'))
beforeAll(async () => {
  cast = await seedCast()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const script = '<script>alert(1)</script>'
const add = (bytes: Uint8Array | string, name = 'file') => addAttachment(cast.olena, { name, bytes: Buffer.from(bytes) })

/** A box of an MP4 file. */
function box(name: string, inside: Uint8Array | string, length?: number): Buffer {
  const body = Buffer.from(inside)
  const head = Buffer.alloc(4)
  head.writeUInt32BE(length ?? body.length + 8)
  return Buffer.concat([head, Buffer.from(name, 'latin1'), body])
}
const zip = Buffer.from(zipSync({ [script]: new Uint8Array([60]) }))

describe('one file that is two kinds', () => {
  test.each([
    ['an MP3 with a zip behind it', async () => Buffer.concat([await mp3File(), zip])],
    ['an MP3 with a page behind it', async () => Buffer.concat([await mp3File(), Buffer.from(`<!doctype html>${script}`)])],
    ['an MP4 with a page in a box that players skip', async () => Buffer.concat([await mp4File(), box('free', `<html>${script}`)])],
    [
      'an MP4 with a script in its metadata',
      async () => Buffer.concat([await mp4File(), box('udta', box('meta', box('\xa9nam', script)))]),
    ],
    ['a WebM with a zip behind it', async () => Buffer.concat([await webmFile(), zip])],
    ['a PDF with a zip behind it', async () => Buffer.concat([Buffer.from(await pdfFile()), zip])],
  ])('%s is that kind alone, or none', async (_, make) => {
    const sent = await make()
    expect(sent.includes(script)).toBe(true)
    const added = await add(sent)
    if (!added.ok) return expect(added.problem).toBe('damaged')
    const kept = Buffer.from((await storage().get(attachmentKey(added.value.hash, added.value.format))) ?? '')
    expect(kept.length).toBeGreaterThan(100)
    for (const hidden of [script, 'alert(1)', hiddenWords, 'PK\u0003\u0004']) expect(kept.includes(hidden)).toBe(false)
  })

  test.each([
    ['a page with an MP3 behind it', async () => Buffer.concat([Buffer.from(`<html>${script}</html>`), await mp3File()])],
    ['a photograph with a PDF behind it', async () => Buffer.concat([await photo(40, 30).jpeg().toBuffer(), await pdfFile()])],
    ['an SVG with captions in it', async () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}WEBVTT</svg>`)],
  ])('%s is not taken, whatever it is called', async (_, make) => {
    for (const name of ['a.mp3', 'a.pdf', 'a.vtt']) expect(await add(await make(), name)).toEqual({ ok: false, problem: 'other-kind' })
  })

  test('what it is is decided by its bytes, and never by its name', async () => {
    const added = await add(await mp3File(5), 'budget.pdf')
    expect(added).toMatchObject({ ok: true, value: { kind: 'audio', format: 'mp3' } })
  })
})

describe('files that would take all memory or time', () => {
  /** A PDF whose objects are in a stream of some kilobytes that is 200 megabytes. */
  async function makeBomb(): Promise<Buffer> {
    const deflate = createDeflate()
    Readable.from(Array(200).fill(Buffer.alloc(1_000_000, ' '))).pipe(deflate)
    const inner = Buffer.concat(await deflate.toArray())
    const head = `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${inner.length}>>stream\n`
    return Buffer.concat([Buffer.from(head), inner, Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF')])
  }

  test('a PDF of 200 megabytes in some kilobytes is refused, and the next file is looked at', async () => {
    const bomb = await makeBomb()
    expect(bomb.length).toBeLessThan(400_000)
    const answer = await add(bomb)
    expect(['damaged', 'too-much']).toContain(answer.ok ? 'taken' : answer.problem)
    expect(await add(await mp3File(6))).toMatchObject({ ok: true })
  }, 120_000)

  test('what takes longer than it may, or more memory, is given up', async () => {
    const from = join(folder, 'file.mp4')
    writeFileSync(from, await mp4File())
    const to = join(folder, 'made')
    expect(await examineAttachment({ from, to }, { milliseconds: 0, memory: 1_500_000_000 })).toEqual({ ok: false, problem: 'too-much' })
    expect(await examineAttachment({ from, to }, { milliseconds: 60_000, memory: 1_000_000 })).toEqual({ ok: false, problem: 'too-much' })
    expect(await examineAttachment({ from, to })).toMatchObject({ ok: true })
  })

  test.each([
    ['a box that is longer than the file', () => Buffer.concat([box('ftyp', 'isom\0\0\0\0isom'), box('moov', 'x', 0xffffffff)])],
    [
      'a box of no length, again and again',
      () => Buffer.concat([box('ftyp', 'isom\0\0\0\0isom'), ...Array(2000).fill(box('moov', '', 8))]),
    ],
    [
      'boxes in each other',
      () =>
        Buffer.concat([
          box('ftyp', 'isom\0\0\0\0isom'),
          Array(2000)
            .fill(0)
            .reduce<Buffer>((inside) => box('moov', inside), Buffer.alloc(0)),
        ]),
    ],
    ['a WebM that promises more than there is', () => Buffer.from('\x1a\x45\xdf\xa3\x01\x00\x00\x00\xff\xff\xff\xffwebm', 'latin1')],
    ['an endless frame of an MP3', () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x10, 0xc4]), Buffer.alloc(100_000)])],
  ])('%s is refused', async (_, make) => {
    const answer = await add(make())
    expect(['damaged', 'other-kind', 'other-codec', 'too-much']).toContain(answer.ok ? 'taken' : answer.problem)
  })

  test('a video that is wider than any screen is refused, one that is as wide as browsers take is not', async () => {
    expect(await add(await webmFile(['#123', '#321'], { width: 8192 + 16, height: 16 }))).toEqual({ ok: false, problem: 'damaged' })
    expect(await add(await webmFile(['#123', '#321'], { width: 8192, height: 16 }))).toMatchObject({ ok: true })
  })
})

test('captions say what is in them, and nothing in them runs', async () => {
  const added = await add(`WEBVTT\n\n00:01.000 --> 00:02.000\n${script}<img src=x onerror=alert(2)>Words & more`)
  if (!added.ok) throw new Error(added.problem)
  const kept = Buffer.from((await storage().get(attachmentKey(added.value.hash, 'vtt'))) ?? '').toString()
  expect(kept).not.toMatch(/<[^v]|onerror/)
  expect(kept).toContain('Words &amp; more')
})

test('who has its address has a file only once readers may', async () => {
  const [one, two] = [await add(await mp3File(7)), await add(await pdfFile({ Lang: 'en' }))]
  for (const added of [one, two]) {
    if (!added.ok) throw new Error(added.problem)
    const { hash, format } = added.value
    expect(await publicAttachment({ hash, format })).toBeNull()
    expect(await anyAttachment({ hash, format: format === 'pdf' ? 'mp3' : 'pdf' })).toBeNull()
    expect(await staffAttachment(cast.danylo, { hash, format })).toMatchObject({ id: added.value.id })
    await expect(staffAttachment({ ...cast.olena, role: 'guest' }, { hash, format })).rejects.toThrow(NotAllowed)
  }
})
