import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome, photo } from '#testing/pictures.ts'
import { bringPicture } from './bring-picture.ts'
import { bringPictureInput } from './input.ts'

ownHome()
let cast: Cast
let picture: Buffer
let port = 0
const server = createServer((request, response) => {
  if (request.url === '/quay.jpg') response.writeHead(200).end(picture)
  else if (request.url === '/away') response.writeHead(302, { location: 'http://127.0.0.1:1/a.png' }).end()
  else if (request.url === '/page') response.writeHead(200).end('<!doctype html><p>A page')
  else response.writeHead(404).end()
})
beforeAll(async () => {
  cast = await seedCast()
  picture = await photo(60, 40).jpeg().toBuffer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port // it listens on a port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
/** The test's own server, and nothing else. */
const ours = (address: string, to: number) => address === '127.0.0.1' && to === port

test('a picture of another site comes into the library of who pasted it, once', async () => {
  const address = `http://127.0.0.1:${port}/quay.jpg`
  const first = await bringPicture(cast.olena, { address }, ours)
  expect(first).toMatchObject({ ok: true, value: { name: 'quay.jpg', createdBy: cast.olena.id, already: false } })
  expect(await bringPicture(cast.olena, { address }, ours)).toMatchObject({ ok: true, value: { already: true } })
})

test.each([
  ['this network', (to: number) => `http://127.0.0.1:${to}/quay.jpg`, undefined, 'not-fetched'],
  ['a redirect into this network', (to: number) => `http://127.0.0.1:${to}/away`, ours, 'not-fetched'],
  ['what is not there', (to: number) => `http://127.0.0.1:${to}/none`, ours, 'not-fetched'],
  ['a page', (to: number) => `http://127.0.0.1:${to}/page`, ours, 'web-page'],
])('%s is refused', async (_, addressAt, allows, problem) => {
  expect(await bringPicture(cast.olena, { address: addressAt(port) }, allows)).toMatchObject({ ok: false, problem })
})

test.each(['file:///etc/passwd', 'data:image/png;base64,AA', 'javascript:x', 'a.png', ''])('“%s” is no address of a picture', (address) => {
  expect(bringPictureInput.safeParse({ address }).success).toBe(false)
})
