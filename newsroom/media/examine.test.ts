import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { photo, taggedJpeg } from '#testing/pictures.ts'
import { examinePicture } from './examine.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-examine-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function keepFile(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

/** A JPEG with this XMP after its first two bytes, in as many segments as needed. */
function withXmp(jpeg: Buffer, xmp: string): Buffer {
  const header = 'http://ns.adobe.com/xap/1.0/\0'
  const segments = []
  for (let at = 0; at < xmp.length; at += 65_000) {
    const body = Buffer.from(header + xmp.slice(at, at + 65_000))
    const head = Buffer.from([0xff, 0xe1, 0, 0])
    head.writeUInt16BE(body.length + 2, 2)
    segments.push(head, body)
  }
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])
}

test('two pictures at once are each examined, and each has the texts of its metadata', async () => {
  const one = keepFile('one.jpg', await taggedJpeg(60, 40))
  const other = keepFile('other.png', await photo(30, 20).png().toBuffer())
  const [first, second] = await Promise.all([examinePicture(one), examinePicture(other)])
  expect(first).toMatchObject({ ok: true, value: { format: 'jpeg', width: 60, credit: 'Olena Hrytsenko' } })
  expect(second).toMatchObject({ ok: true, value: { format: 'png', width: 30, credit: '' } })
})

test('XMP that takes too long blocks nobody: the picture is accepted without its texts', async () => {
  const nested = `<x:xmpmeta><rdf:RDF>${'<rdf:Description>'.repeat(50_000)}</rdf:RDF></x:xmpmeta>`
  const path = keepFile('nested.jpg', withXmp(await photo(60, 40).jpeg().toBuffer(), nested))
  const before = process.cpuUsage().user
  const answer = await examinePicture(path, { validate: 20_000, words: 500, likeness: 5_000, copy: 1, memory: 800_000_000 })
  expect(answer).toMatchObject({ ok: true, value: { width: 60, caption: '' } })
  expect(process.cpuUsage().user - before).toBeLessThan(2_000_000) // microseconds of CPU time in this process; it once took 15 s
  expect(await examinePicture(keepFile('next.jpg', await taggedJpeg(50, 40)))).toMatchObject({
    value: { width: 50, credit: 'Olena Hrytsenko' },
  })
})

test.each([
  ['time', { validate: 0, memory: 800_000_000 }],
  ['memory', { validate: 20_000, memory: 1 }],
])('a file that goes beyond its %s is refused, and the next one is looked at', async (_, beyond) => {
  const path = keepFile('picture.png', await photo(900, 700).png().toBuffer())
  expect(await examinePicture(path, { words: 1_000, likeness: 1, copy: 1, ...beyond })).toMatchObject({ ok: false, problem: 'too-much' })
  expect(await examinePicture(path)).toMatchObject({ ok: true, value: { width: 900 } })
})

test('more files than can wait are refused at once, with a message when to try again', async () => {
  const path = keepFile('one-of-many.png', await photo(20, 20).png().toBuffer())
  const answers = await Promise.all(Array.from({ length: 60 }, () => examinePicture(path)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(50)
  expect(answers.filter((answer) => !answer.ok && answer.problem === 'busy')).toHaveLength(10)
})
