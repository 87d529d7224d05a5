import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { machine } from '#newsroom/people/person.ts'
import { ownHome, photo } from '#testing/pictures.ts'
import { Fetcher } from './fetch-file.ts'
import { noPictures } from './picture-source.ts'
import { withRemotePictures } from './remote-pictures.ts'

const folder = ownHome()
const asked: string[] = []
let base = ''
let isDown = false
let pictures: Buffer[] = []

const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  if (isDown) return response.writeHead(503).end()
  const [, kind, number] = (request.url ?? '').split('/')
  if (kind === 'to') return response.writeHead(302, { location: decodeURIComponent(number ?? '') }).end()
  if (kind === 'loop') return response.writeHead(302, { location: '/loop' }).end()
  if (kind === 'large') return response.writeHead(200).end(Buffer.alloc(3_000_000))
  if (kind === 'slow') return response.writeHead(200).write('x')
  if (kind === 'text') return response.writeHead(200).end('no picture')
  const picture = pictures[Number(number)]
  return picture ? response.writeHead(200).end(picture) : response.writeHead(404).end()
})
let port = 0
beforeAll(async () => {
  pictures = await Promise.all([40, 60].map((width) => photo(width, 40).jpeg().toBuffer()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port // a TCP server's address is never a string
  base = `http://127.0.0.1:${port}`
})
afterAll(() => server.closeAllConnections())
afterAll(() => server.close())
beforeEach(() => {
  asked.length = 0
  isDown = false
})

/** The test's own server, and nothing else. */
const ours = (address: string, to: number) => address === '127.0.0.1' && to === port
const makeWanted = (address: string) => ({ address, alt: 'Alt', caption: '', credit: 'Old site' })
const source = (fetcher = new Fetcher(ours)) => withRemotePictures(noPictures, machine('import'), fetcher)

test('a picture comes once, and another run fetches only what is missing', async () => {
  const [first, second] = [`${base}/p/0`, `${base}/p/1`]
  const run = source()
  expect(await run.take(makeWanted(first))).toMatchObject({ alt: 'Alt', credit: 'Old site', mediaId: expect.any(String) })
  isDown = true
  expect(await run.take(makeWanted(second))).toBe('its site answered 503')
  expect(await run.isAtHand(second)).toBe(false)
  isDown = false
  asked.length = 0
  const again = source()
  expect(await Promise.all([again.isAtHand(first), again.isAtHand(second), again.keep(makeWanted(first))])).toEqual([
    true,
    true,
    'unchanged',
  ])
  expect(asked).toEqual(['/p/1'])
})

test.each([
  ['what is not there', () => `${base}/p/9`, 'its site answered 404'],
  ['what is no picture', () => `${base}/text`, /^its file was refused: /],
  ['another protocol', () => 'file:///etc/passwd', 'its address is not one of http or https'],
  ['a password', () => `http://a:b@127.0.0.1:${port}/p/0`, 'its address holds a password'],
  ['a redirect to a private address', () => `${base}/to/${encodeURIComponent('http://10.0.0.1/x')}`, '10.0.0.1 is not a public address'],
  [
    'a redirect to another port of a permitted host',
    () => `${base}/to/${encodeURIComponent('http://127.0.0.1:22/x')}`,
    '127.0.0.1 is not a public address',
  ],
  ['a redirect to a file', () => `${base}/to/${encodeURIComponent('file:///etc/passwd')}`, 'its address is not one of http or https'],
  ['redirects without end', () => `${base}/loop`, 'it leads on more than 5 times'],
])('%s is a reason, in words', async (_what, address, reason) => {
  const answer = await source().take(makeWanted(address()))
  expect(answer).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason))
})

test('what is too large or too slow is cut off', async () => {
  const small = new Fetcher(ours, { bytes: 1_000_000, milliseconds: 1000, redirects: 1 })
  expect(await source(small).take(makeWanted(`${base}/large`))).toMatch(/it is larger than 1 MB/)
  expect(await source(small).take(makeWanted(`${base}/slow`))).toBe('it did not come within 1 s')
})

test.each([
  'http://localhost:PORT/p/0',
  'http://127.0.0.1:PORT/p/0',
  'http://[::1]:PORT/p/0',
  'http://[::ffff:127.0.0.1]:PORT/p/0',
  'http://2130706433:PORT/p/0',
  'http://0x7f.1:PORT/p/0',
])('as it ships, nothing is asked of %s', async (address) => {
  const path = join(folder, 'never')
  expect(await new Fetcher().fetch(address.replace('PORT', String(port)), path)).toMatch(/not a public address/)
  expect([asked, existsSync(path)]).toEqual([[], false])
})

test('a redirect to a permitted address is followed', async () => {
  const path = join(folder, 'followed')
  expect(await new Fetcher(ours).fetch(`${base}/to/${encodeURIComponent('/p/0')}`, path)).toBeNull()
  expect(readFileSync(path).equals(pictures[0] ?? Buffer.alloc(0))).toBe(true)
})
