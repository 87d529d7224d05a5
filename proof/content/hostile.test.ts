import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { renditions } from '#db/schema/media.ts'
import { Fetcher } from '#newsroom/formats/fetch-file.ts'
import { readFile as readText } from '#newsroom/formats/read-file.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { renditionKey } from '#newsroom/media/storage-keys.ts'
import { machine } from '#newsroom/people/person.ts'
import { seedCast } from '#testing/cast.ts'
import { ownHome, photo } from '#testing/pictures.ts'

/** What a name leads to, lookup after lookup; the last answer stays. */
const answers = vi.hoisted(() => ({ left: [] as string[][], asked: 0 }))
vi.mock('node:dns', async (original) => ({
  ...(await original<typeof import('node:dns')>()),
  lookup: (_: string, __: object, done: (error: null, addresses: { address: string; family: number }[]) => void) => {
    answers.asked += 1
    const [now = []] = answers.left
    if (answers.left.length > 1) answers.left.shift()
    done(
      null,
      now.map((address) => ({ address, family: 4 })),
    )
  },
}))

ownHome()
const folder = mkdtempSync(join(tmpdir(), 'galley-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a name that changes what it leads to', () => {
  /** The addresses at which the server was reached. 127.0.0.2 stands for a public one, 127.0.0.1 for this network. */
  const reached: (string | undefined)[] = []
  let port = 0
  const server = createServer((request, response) => {
    reached.push(request.socket.localAddress)
    const headers = { connection: 'close' }
    if (request.url === '/away') response.writeHead(302, { ...headers, location: `http://rebind.example:${port}/picture` }).end()
    else response.writeHead(200, headers).end('bytes')
  })
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port // it listens on a port
    other.listen(port, '127.0.0.2')
    await once(other, 'listening')
  })
  const other = createServer((request, response) => void server.emit('request', request, response))
  afterAll(() => void [server, other].map((each) => each.close()))
  beforeEach(() => {
    reached.length = 0
  })
  const fetcher = () => new Fetcher((address, to) => address === '127.0.0.2' && to === port)
  const fetch = (path: string, by: Fetcher) => by.fetch(`http://rebind.example:${port}${path}`, join(folder, 'fetched'))

  test('public first and private second: the second connection is refused', async () => {
    answers.left = [['127.0.0.2'], ['127.0.0.1']]
    const by = fetcher()
    expect(await fetch('/picture', by)).toBeNull()
    expect(await fetch('/picture', by)).toContain('rebind.example (127.0.0.1) is not a public address')
    await by.close()
    expect(reached).toEqual(['127.0.0.2'])
  })

  test('private after a redirect to the same name: refused', async () => {
    answers.left = [['127.0.0.2'], ['127.0.0.1']]
    const by = fetcher()
    expect(await fetch('/away', by)).toContain('is not a public address')
    await by.close()
    expect(reached).toEqual(['127.0.0.2'])
  })

  test('a public and a private address at once: refused, whichever comes first', async () => {
    for (const both of [
      ['127.0.0.2', '127.0.0.1'],
      ['127.0.0.1', '127.0.0.2'],
    ]) {
      answers.left = [both]
      const by = fetcher()
      expect(await fetch('/picture', by)).toContain('is not a public address')
      await by.close()
    }
    expect(reached).toEqual([])
  })

  test('what is checked is what is connected to: a name is looked up once for a connection', async () => {
    answers.left = [['127.0.0.2'], ['127.0.0.1']]
    answers.asked = 0
    const by = fetcher()
    await fetch('/picture', by)
    await by.close()
    expect(answers.asked).toBe(1)
  })
})

/** A PNG of one colour, a few kilobytes, that would decode to gigabytes. */
function emptyPng(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))])
}

const script = '<script>alert(1)</script>'
const svg = `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`
/** A box of an MP4 or QuickTime file. */
const box = (name: string, inside: Buffer | string) => {
  const body = Buffer.from(inside)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length + 8, 0)
  return Buffer.concat([size, Buffer.from(name, 'latin1'), body])
}
const video = Buffer.concat([
  box('ftyp', 'isom\0\0\0\0isommp42'),
  box('moov', box('udta', box('meta', box('\xa9nam', script)))),
  box('mdat', Buffer.alloc(2000)),
])
const pdf = `%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>/AA<</WC<</S/Launch/F(calc.exe)>>>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`

describe('files that are not what they say', () => {
  beforeAll(async () => {
    await seedCast()
  })

  test.each([
    ['50,000 × 50,000 pixels in some kilobytes', 'a.png', emptyPng(50_000, 50_000), 'too-many-pixels'],
    ['an SVG with a script', 'a.png', Buffer.from(svg), 'vector'],
    ['a GIF that is a script (GIF89a=1;…)', 'a.gif', Buffer.from(`GIF89a/*${'\0'.repeat(20)}*/=1;alert(1)`), 'damaged'],
    ['a zip with a picture in it', 'a.jpg', Buffer.from(zipSync({ 'a.jpg': new Uint8Array([0xff, 0xd8, 0xff]) })), 'not-a-picture'],
    ['a video with a script in its metadata', 'a.mp4', video, 'not-a-picture'],
    ['a video that is called a picture', 'a.jpg', video, 'not-a-picture'],
    ['a WebM with a script in its title', 'a.webm', Buffer.from(`\x1aE\xdf\xa3\x01webm\x7b\xa9${script}`, 'latin1'), 'not-a-picture'],
    ['a PDF that opens scripts and programs', 'a.pdf', Buffer.from(pdf), 'not-a-picture'],
    ['a PDF that is called a picture', 'a.jpg', Buffer.from(pdf), 'not-a-picture'],
  ])('%s is no picture of the library', async (_, name, bytes, problem) => {
    const before = process.memoryUsage().rss
    expect(await addPicture(machine('import'), { name, bytes })).toMatchObject({ ok: false, problem })
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  })

  test.each([
    ['a PDF that opens scripts and programs', 'a.docx', Buffer.from(pdf), 'pdf'],
    ['a video', 'a.docx', video, 'other-kind'],
    ['a zip that is no document', 'a.docx', Buffer.from(zipSync({ 'a.html': new Uint8Array([60]) })), 'other-kind'],
  ])('%s is no text of a story', async (_, name, bytes, problem) => {
    expect(await readText(bytes, name)).toMatchObject({ ok: false, problem })
  })

  test.each([
    ['a zip behind it', (jpeg: Buffer) => Buffer.concat([jpeg, Buffer.from(zipSync({ [script]: new Uint8Array([60]) }))])],
    ['a page behind it', (jpeg: Buffer) => Buffer.concat([jpeg, Buffer.from(`<!doctype html>${script}`)])],
    [
      'a page in a comment of it',
      (jpeg: Buffer) => Buffer.concat([jpeg.subarray(0, 2), commentOf(`--><html>${script}<!--`), jpeg.subarray(2)]),
    ],
  ])('a photograph with %s is made anew: readers get none of it', async (_, hide) => {
    const sent = hide(await photo(400, 300).jpeg().toBuffer())
    expect(sent.includes(script)).toBe(true)
    const added = await addPicture(machine('import'), { name: 'a.jpg', bytes: new Uint8Array(sent) }, { renditions: 'now' })
    if (!added.ok) throw new Error(added.problem)
    const files = await database().select().from(renditions).where(eq(renditions.mediaId, added.value.id))
    expect(files.length).toBeGreaterThan(3)
    for (const { shape, width, format } of files) {
      const served = Buffer.from((await storage().get(renditionKey(added.value.hash, shape, width, format))) ?? '')
      expect(served.length).toBeGreaterThan(100)
      expect(served.includes('alert(1)')).toBe(false)
    }
  })
})

/** A comment of a JPEG (COM). */
function commentOf(words: string): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, 0])
  head.writeUInt16BE(Buffer.byteLength(words) + 2, 2)
  return Buffer.concat([head, Buffer.from(words)])
}
